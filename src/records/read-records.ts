/** Reads the consents of one person out of their own entries. */
import type { Entry } from '../ledger/entry.ts';
import type { Fact, FactKind } from '../ledger/fact.ts';
import {
  type ConsentRecord,
  campaignKey,
  type Published,
  type RecordEvent,
  type RecordStatus,
} from './record.ts';

/** What a later entry makes of the consent that stands. */
const AFTER: { readonly [K in FactKind]?: RecordStatus } = {
  ConsentGiven: 'replaced',
  ConsentRefused: 'refused',
  ConsentWithdrawn: 'withdrawn',
  ConsentHeld: 'held',
  ConsentReleased: 'given',
  ConsentInvalidated: 'invalidated',
};

const PRESENCE: { readonly [K in FactKind]?: true } = {
  EmployeeLeft: true,
  EmployeeReturned: true,
};

/**
 * One record per consent, oldest first; nobody who never agreed has one.
 * @param own the person's own entries in order, nobody else's
 */
export function readRecords(
  origin: string,
  own: readonly Entry[],
  published: Published,
): readonly ConsentRecord[] {
  const comingsAndGoings = own.map(({ fact }) => fact.kind).filter((kind) => kind in PRESENCE);
  const hasLeft = comingsAndGoings.at(-1) === 'EmployeeLeft';
  const timeZone = zoneOf(own);
  return own.flatMap((entry, place) => {
    const { fact, seq, at: recordedAt, personal } = entry;
    if (fact.kind !== 'ConsentGiven') return [];
    const events = eventsOf(own.slice(place));
    const notice = published.notices.get(fact.experience.noticeDigest) ?? null;
    const key = campaignKey(fact.campaignId, notice?.campaignVersion ?? 0);
    return [
      {
        ...{ origin, seq, employeeId: fact.employeeId, given: fact, recordedAt, personal },
        ...{ timeZone, notice, events, hasLeft, erasedAt: erasureOf(own, seq) },
        campaign: published.campaigns.get(key) ?? null,
        status: events.at(-1)?.status ?? 'given',
      },
    ];
  });
}

/** From the giving to what ended it: a consent that was replaced has no later story. */
function eventsOf([given, ...later]: readonly Entry[]): RecordEvent[] {
  if (given === undefined) return [];
  const events = [eventOf(given, 'given')];
  for (const entry of later) {
    const status = AFTER[entry.fact.kind];
    if (status === undefined) continue;
    events.push(eventOf(entry, status));
    if (status === 'replaced') break;
  }
  return events;
}

const eventOf = ({ at, seq, fact }: Entry, status: RecordStatus): RecordEvent => ({
  ...{ status, at, seq },
  medium: 'medium' in fact ? fact.medium : null,
  means: meansOf(fact),
});

function meansOf(fact: Fact): string {
  switch (fact.kind) {
    case 'ConsentGiven':
      return fact.entered === undefined
        ? `pressed "${fact.experience.button}"`
        : fact.experience.button;
    case 'ConsentRefused':
      return `pressed "${fact.experience.button}"`;
    case 'ConsentWithdrawn':
      return fact.means.replaceAll('_', ' ');
    case 'ConsentHeld':
    case 'ConsentReleased':
    case 'ConsentInvalidated':
      return fact.reason.replaceAll('_', ' ');
    default:
      return '';
  }
}

function zoneOf(own: readonly Entry[]): string | null {
  const joined = own.map(({ fact }) => fact).find((fact) => fact.kind === 'EmployeeJoined');
  return joined !== undefined && 'timeZone' in joined ? (joined.timeZone ?? null) : null;
}

const erasureOf = (own: readonly Entry[], seq: number): string | null =>
  own.find(({ fact }) => fact.kind === 'PersonalDataErased' && fact.seqs.includes(seq))?.at ?? null;
