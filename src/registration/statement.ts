/** The collective notice: who was contacted, when and how, in counts and dates (requirements 33 to 35). */
import type { Broadcast, BroadcastCounts } from '../broadcast/broadcast.ts';
import type { Medium } from '../consent/consent.ts';
import type { Notice } from '../consent/notice.ts';
import { tellChannel } from './message-flow.ts';

export interface BroadcastRecord {
  readonly broadcast: Broadcast;
  readonly counts: BroadcastCounts;
  /** By which media its people were asked; all that are enabled when absent or empty. */
  readonly media?: readonly string[];
}

export interface StatementCounts {
  readonly targeted: number;
  readonly agreed: number;
  readonly declined: number;
  readonly waiting: number;
  readonly withdrawn: number;
}

/** Sums over the broadcasts; somebody asked twice counts in each. */
export function sumCounts(records: readonly BroadcastRecord[]): StatementCounts {
  const sum = (name: keyof StatementCounts) =>
    records.reduce((total, { counts }) => total + counts[name], 0);
  return {
    targeted: sum('targeted'),
    agreed: sum('agreed'),
    declined: sum('declined'),
    waiting: sum('waiting'),
    withdrawn: sum('withdrawn'),
  };
}

/** One broadcast beside the acts of each person: what was sent, how, when, and how many answered. */
export interface CollectiveNotice {
  readonly broadcastId: string;
  /** Version and digest of the exact wording; the version is null when it is not on record. */
  readonly textVersion: number | null;
  readonly noticeDigest: string;
  /** By which media its people were asked. */
  readonly channels: readonly string[];
  readonly startedAt: string;
  readonly endedEarlyAt: string | null;
  readonly targeted: number;
  /** Requests that reached the platform. */
  readonly delivered: number;
  readonly answered: number;
  readonly agreed: number;
  readonly declined: number;
  /** agreed + declined + pending = targeted, always (requirement 33). */
  readonly pending: number;
  readonly withdrawnLater: number;
  readonly onHold: number;
  /** Why it went out although its text was not the registered one; null when it was. */
  readonly overrideReason: string | null;
}

interface Told {
  readonly records: readonly BroadcastRecord[];
  readonly media: readonly Medium[];
  /** Every version of the wording. */
  readonly notices: readonly Pick<Notice, 'digest' | 'version'>[];
}

/** Every broadcast by itself, oldest first. */
export function collectiveNotices({ records, media, notices }: Told): CollectiveNotice[] {
  return [...records]
    .sort((one, other) => one.broadcast.launchedAt.localeCompare(other.broadcast.launchedAt))
    .map(({ broadcast, counts, media: asked = [] }) => ({
      broadcastId: broadcast.broadcastId,
      textVersion: notices.find(({ digest }) => digest === broadcast.noticeDigest)?.version ?? null,
      noticeDigest: broadcast.noticeDigest,
      channels: asked.length === 0 ? media : asked,
      startedAt: broadcast.launchedAt,
      endedEarlyAt: broadcast.cancelledAt,
      targeted: counts.targeted,
      delivered: counts.sent,
      answered: counts.agreed + counts.declined,
      agreed: counts.agreed,
      declined: counts.declined,
      pending: counts.waiting,
      withdrawnLater: counts.withdrawn,
      onHold: counts.held,
      overrideReason: broadcast.overrideReason,
    }));
}

const employees = (count: number) => (count === 1 ? '1 employee' : `${count} employees`);
const day = (at: string) => at.slice(0, 10);
const minute = (at: string) => `${day(at)} at ${at.slice(11, 16)} UTC`;

function tellAnswers(notice: CollectiveNotice): string {
  const { answered, agreed, declined, pending, withdrawnLater, onHold } = notice;
  const later =
    withdrawnLater === 0 ? '' : ` Of those who agreed, ${withdrawnLater} withdrew later.`;
  const held =
    onHold === 0 ? '' : ` ${onHold} of the answers ${onHold === 1 ? 'is' : 'are'} on hold.`;
  return `${answered} answered (${agreed} agreed, ${declined} declined), ${pending} ${pending === 1 ? 'has' : 'have'} not answered.${later}${held}`;
}

export interface StatementInput extends Told {
  readonly brand: string;
  readonly issuedAt: string;
}

function tellNotice(notice: CollectiveNotice, { brand, issuedAt }: StatementInput): string {
  const { startedAt, targeted, delivered, channels, textVersion, endedEarlyAt } = notice;
  const wording = textVersion === null ? '' : ` (wording version ${textVersion})`;
  const ended = endedEarlyAt === null ? '' : ` It was ended early on ${day(endedEarlyAt)}.`;
  const insisted =
    notice.overrideReason === null
      ? ''
      : ' Its wording was not the registered one; the reason is on record.';
  return `On ${minute(startedAt)} ${brand} asked ${employees(targeted)} by ${tellChannel(channels)} whether they agree to its work text messages${wording}; ${delivered} ${delivered === 1 ? 'request was' : 'requests were'} delivered.${ended}${insisted} As of ${day(issuedAt)}: ${tellAnswers(notice)}`;
}

/** For the admin's records; holds neither names nor numbers. */
export function composeStatement(input: StatementInput): string {
  if (input.records.length === 0) return `${input.brand} has not asked any employee yet.`;
  const asked = collectiveNotices(input).map((notice) => tellNotice(notice, input));
  const who =
    'Only employees who agreed and have not withdrawn are texted. The message itself enrolled no one.';
  return [...asked, who, 'A record of each answer is kept.'].join(' ');
}
