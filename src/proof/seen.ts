/** What one person met on the way to one consent: the request, the form and the receipt, from the entries alone. */

import { MOST_REMINDERS } from '../broadcast/reminder.ts';
import type { ConsentStatus } from '../consent/consent.ts';
import { type EntriesAbout, type EntryOf, is } from '../ledger/evidence-entries.ts';
import type { ConsentRecord } from '../records/record.ts';
import { minuteUtc } from '../wording/minute-utc.ts';
import type { Shown } from './shown.ts';

export interface Seen {
  readonly shown: Shown;
  /** When it was on the screen, in one plain sentence. */
  readonly words: string;
}

/**
 * In the order in which they were met. Nothing for paper and spoken consent. On the web the
 * request and the form are one page; who opened the form without a request saw none.
 */
export function seenBy(about: EntriesAbout, record: ConsentRecord): readonly Seen[] {
  const { medium } = record.given;
  if (medium !== 'slack' && medium !== 'teams' && medium !== 'web') return [];
  const { renderer, noticeDigest } = record.given.experience;
  const request = requestOf(about, record);
  const at = { platform: medium, renderer };
  const words = wordsOf(about, noticeDigest);
  if (words === null) return request;
  const reminder = medium === 'teams' ? request[0]?.shown.reminder : undefined;
  const form: Shown = {
    ...{ ...at, ...words, part: 'form', receipt: null },
    ...(reminder === undefined ? {} : { reminder }),
  };
  return [
    ...request,
    { shown: form, words: `The form, ${PLACES[medium]}, before anything was typed or ticked.` },
    {
      shown: { ...at, ...words, part: 'receipt', receipt: receiptOf(record) },
      words: `The receipt, ${PLACES[medium]}, as it stood right after the answer of ${minuteUtc(record.recordedAt)}.`,
    },
  ];
}

const PLACES = { slack: 'in Slack', teams: 'in Teams', web: 'on the personal page' } as const;

/** The request or reminder on which this consent was given. */
function requestOf(about: EntriesAbout, { given, seq }: ConsentRecord): readonly Seen[] {
  const asked = about.own
    .filter((entry) => is(entry, 'ConsentRequested'))
    .filter(({ fact, seq: place }) => place < seq && fact.deliveryId === given.deliveryId)
    .at(-1);
  if (asked === undefined) return [];
  const { medium, noticeDigest } = asked.fact;
  const words = wordsOf(about, noticeDigest);
  if (words === null || (medium !== 'slack' && medium !== 'teams')) return [];
  const reminder = reminderOf(about, asked);
  return [
    {
      shown: {
        ...{ platform: medium, part: 'request', ...words, receipt: null },
        renderer: medium === given.medium ? given.experience.renderer : `${medium}/1`,
        ...(reminder === null ? {} : { reminder }),
      },
      words: `The request, ${PLACES[medium]}, sent ${minuteUtc(asked.at)}${reminder === null ? '' : ' as a reminder'}.`,
    },
  ];
}

function reminderOf(
  { notices, campaigns }: EntriesAbout,
  { fact }: EntryOf<'ConsentRequested'>,
): NonNullable<Shown['reminder']> | null {
  if (fact.reminder === undefined) return null;
  const notice = notices.find((one) => one.fact.digest === fact.noticeDigest)?.fact;
  const campaign = campaigns.find((one) => one.fact.version === notice?.campaignVersion)?.fact;
  return { last: fact.reminder >= (campaign?.definition.reminders ?? MOST_REMINDERS) };
}

/** The wording of this digest with who asks; null when it is not on record. */
function wordsOf(
  { notices, campaigns }: EntriesAbout,
  digest: string,
): Pick<Shown, 'notice' | 'brand' | 'supportEmail'> | null {
  const published = notices.find(({ fact }) => fact.digest === digest);
  const campaign = campaigns.find(
    ({ fact }) =>
      fact.campaignId === published?.fact.campaignId &&
      fact.version === published.fact.campaignVersion,
  );
  if (published === undefined || campaign === undefined) return null;
  const { displayName, email } = campaign.fact.definition.brand;
  const notice = { ...published.fact, publishedAt: published.at };
  return { notice, brand: displayName, supportEmail: email };
}

/** A number that somebody else had named before is held by the very next entry, and the receipt said so. */
function receiptOf(record: ConsentRecord): Shown['receipt'] {
  const { given, seq, recordedAt, personal, events } = record;
  const next = events[1];
  const status: ConsentStatus = next?.status === 'held' && next.seq === seq + 1 ? 'held' : 'given';
  return {
    status,
    lastFour: personal.phone?.slice(-4) ?? null,
    at: recordedAt,
    name: given.medium === 'web' ? (personal.name ?? null) : null,
  };
}
