/** The collective notice: who was contacted, when and how, in counts and dates (requirements 33 to 35). */
import type { Broadcast, BroadcastCounts } from '../broadcast/broadcast.ts';
import type { Medium } from '../consent/consent.ts';
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

const employees = (count: number) => (count === 1 ? '1 employee' : `${count} employees`);
const day = (at: string) => at.slice(0, 10);

function tellAnswers({ agreed, declined, waiting, withdrawn, held }: BroadcastCounts): string {
  const parts = [
    `${agreed} agreed`,
    `${declined} declined`,
    `${waiting} ${waiting === 1 ? 'has' : 'have'} not answered`,
  ];
  const later = withdrawn === 0 ? '' : ` Of those who agreed, ${withdrawn} withdrew later.`;
  const onHold = held === 0 ? '' : ` ${held} of the answers ${held === 1 ? 'is' : 'are'} on hold.`;
  return `${parts.join(', ')}.${later}${onHold}`;
}

export interface StatementInput {
  readonly brand: string;
  readonly records: readonly BroadcastRecord[];
  readonly media: readonly Medium[];
  readonly issuedAt: string;
}

/** For the admin's records; holds neither names nor numbers. */
export function composeStatement({ brand, records, media, issuedAt }: StatementInput): string {
  if (records.length === 0) return `${brand} has not asked any employee yet.`;
  const asked = [...records]
    .sort((one, other) => one.broadcast.launchedAt.localeCompare(other.broadcast.launchedAt))
    .map(({ broadcast, counts, media: asked = [] }) => {
      const ended =
        broadcast.cancelledAt === null
          ? ''
          : ` It was ended early on ${day(broadcast.cancelledAt)}.`;
      return `On ${day(broadcast.launchedAt)} ${brand} asked ${employees(counts.targeted)} by ${tellChannel(asked.length === 0 ? media : asked)} whether they agree to its work text messages.${ended} As of ${day(issuedAt)}: ${tellAnswers(counts)}`;
    });
  const who =
    'Only employees who agreed and have not withdrawn are texted. The message itself enrolled no one.';
  return [...asked, who, 'A record of each answer is kept.'].join(' ');
}
