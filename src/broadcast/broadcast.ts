/** A broadcast: one launch of a notice to an audience. */
import type { Account, ChatPerson, EmployeeId } from '../employee.ts';

/** Whom the admin chose. A CSV has already been read into its rows. */
export type Audience =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'channel'; readonly channelId: string; readonly label?: string }
  | { readonly kind: 'group'; readonly groupId: string; readonly label?: string }
  | { readonly kind: 'people'; readonly accounts: readonly Account[] }
  | { readonly kind: 'csv'; readonly rows: readonly AudienceRow[] };

/** One row of an audience CSV: any of the three finds the person; `line` is the line in the file, from 1. */
export interface AudienceRow {
  readonly line: number;
  readonly email: string | null;
  readonly userId: string | null;
  readonly name: string | null;
}

export const LEFT_OUT = [
  'bot',
  'deactivated',
  'guest',
  'stranger',
  'left_company',
  'already_agreed',
  'already_asked',
  'not_found',
  'duplicate',
] as const;
export type LeftOutReason = (typeof LEFT_OUT)[number];

export interface LeftOut {
  /** A name or, for a CSV row that found nobody, what the row said. */
  readonly who: string;
  readonly reason: LeftOutReason;
  readonly line?: number;
}

/** Whom an audience means, as the directory stands at that moment. */
export interface Resolved {
  readonly label: string;
  /** In the directory's order; the same person may come twice. */
  readonly people: readonly ChatPerson[];
  readonly notFound: readonly LeftOut[];
}

export interface Broadcast {
  readonly broadcastId: string;
  readonly campaignId: string;
  readonly noticeDigest: string;
  readonly audience: string;
  readonly targeted: number;
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, number>>>;
  readonly launchedAt: string;
  readonly launchedBy: EmployeeId;
  readonly cancelledAt: string | null;
  /** Why it went out although its text was not the one handed in or approved; null when it was. */
  readonly overrideReason: string | null;
}

/** Counts of one broadcast; agreed + declined + waiting = targeted (requirement 33). */
export interface BroadcastCounts {
  readonly targeted: number;
  /** Requests that reached the platform. */
  readonly sent: number;
  readonly agreed: number;
  readonly declined: number;
  readonly waiting: number;
  /** Of those who agreed, how many later withdrew. */
  readonly withdrawn: number;
  readonly held: number;
  /** Of those waiting, how many cannot be reached, by reason. */
  readonly unreachable: Readonly<Record<string, number>>;
  /** Not yet sent. */
  readonly pending: number;
  /** Sent or not, we are finding out. */
  readonly inDoubt: number;
  /** How many got at least one reminder; each person counts once. */
  readonly reminded: number;
  /** Reminders to those who have not answered that are still on their way. */
  readonly remindersToSend: number;
}
