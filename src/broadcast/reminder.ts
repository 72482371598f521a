/** Who of a broadcast may be reminded: never whoever answered, declined or withdrew (requirement 2). */
import { type Account, type EmployeeId, parseAccount } from '../employee.ts';
import type { Broadcast } from './broadcast.ts';

/** However the admin chooses, nobody is reminded of one request more often than this. */
export const MOST_REMINDERS = 2;
/** Between two reminders to one person: also what keeps a second press from reminding twice. */
const REST_MS = 24 * 60 * 60 * 1000;

/** Somebody who got the request of a broadcast and has not answered through it. */
export interface Waiting {
  readonly employeeId: EmployeeId;
  /** To which the request went, and every reminder goes. */
  readonly account: Account;
  readonly state: 'active' | 'left';
  /** The entry that says they were asked. */
  readonly requestedSeq: number;
  /** When they were last reminded, RFC 3339; null when never. */
  readonly remindedAt: string | null;
  /** How many reminders there are, whatever became of them. */
  readonly reminders: number;
  /** One of them has not ended yet. */
  readonly onItsWay: boolean;
  /** Where the person stands; null without any answer. */
  readonly consent: {
    readonly status: string;
    readonly givenSeq: number | null;
    readonly noticeDigest: string | null;
  } | null;
}

export const NOT_REMINDED = [
  'answered',
  'left_company',
  'by_link',
  'on_its_way',
  'enough',
  'lately',
] as const;
export type NotReminded = (typeof NOT_REMINDED)[number];

export interface ReminderRule {
  /** Digest of the notice that was asked for. */
  readonly noticeDigest: string;
  /** The admin's choice, 0 to 2. */
  readonly most: number;
  readonly nowMs: number;
}

/** Why this person is not reminded now; null when they are. */
export function reasonNotToRemind(waiting: Waiting, rule: ReminderRule): NotReminded | null {
  const { state, account, onItsWay, reminders, remindedAt } = waiting;
  if (hasAnswered(waiting, rule.noticeDigest)) return 'answered';
  if (state === 'left') return 'left_company';
  if (parseAccount(account)?.platform === 'web') return 'by_link';
  if (onItsWay) return 'on_its_way';
  if (reminders >= rule.most) return 'enough';
  const restsMs = remindedAt === null ? REST_MS : rule.nowMs - Date.parse(remindedAt);
  return restsMs < REST_MS ? 'lately' : null;
}

/** By whatever way: a no, a withdrawal, or an agreement to this wording or after this request. */
export function hasAnswered({ consent, requestedSeq }: Waiting, noticeDigest: string): boolean {
  if (consent === null) return false;
  if (consent.status === 'refused' || consent.status === 'withdrawn') return true;
  if (consent.status !== 'given' && consent.status !== 'held') return false;
  const since = consent.givenSeq !== null && consent.givenSeq > requestedSeq;
  return since || consent.noticeDigest === noticeDigest;
}

/** What reminding would do at this moment. */
export interface ReminderReview {
  readonly broadcast: Broadcast;
  readonly recipients: number;
  /** How many who have not answered this request are left alone, by reason. */
  readonly notReminded: Readonly<Partial<Record<NotReminded, number>>>;
  readonly most: number;
  /** Of the slowest chat; null where no chat is connected, since only a chat has a pace. */
  readonly estimatedMs: number | null;
  /** Plain sentences; not empty means that nobody can be reminded. */
  readonly blocked: readonly string[];
}

export type RemindAnswer =
  | { readonly kind: 'started'; readonly broadcast: Broadcast; readonly recipients: number }
  | { readonly kind: 'blocked'; readonly reasons: readonly string[] };
