/** What the providers' consent interfaces take: one item per number, by whether it may be texted. */
import type { ConsentRecord } from './record.ts';
import { isInForce, newestEvent, recordId } from './record.ts';
import { type SevenItems, sevenItems } from './seven-items.ts';

/** The number's own state: in force if any consent for it is, else opted out. */
interface Standing {
  readonly phone: string;
  readonly isIn: boolean;
  readonly record: ConsentRecord;
}

/** One per number, in the order of their first consent. Erased numbers cannot be named. */
function standingsOf(records: readonly ConsentRecord[]): readonly Standing[] {
  const byPhone = new Map<string, Standing>();
  for (const record of records) {
    const { phone } = record.personal;
    if (phone === undefined) continue;
    const known = byPhone.get(phone);
    const isIn = isInForce(record);
    if (known === undefined || isIn || (!known.isIn && isNewer(record, known.record)))
      byPhone.set(phone, { phone, isIn, record });
  }
  return [...byPhone.values()];
}

const isNewer = (one: ConsentRecord, other: ConsentRecord): boolean =>
  newestEvent(one).seq > newestEvent(other).seq;

export interface TwilioItem {
  readonly contact_id: string;
  /** 32 characters, unique in a request; the same in every export. */
  readonly correlation_id: string;
  readonly sender_id: string;
  readonly status: 'opt-in' | 'opt-out';
  readonly source: 'website' | 'offline' | 'opt-out-message' | 'others';
  /** ISO 8601, of the act that decides. */
  readonly date_of_consent: string;
}

/** How many items Twilio takes in one request. */
const TWILIO_ITEMS = 25;

export interface TwilioExport {
  /** Bodies of POST /v1/Consents/Bulk, one after the other: `{"Items": [...]}`. */
  readonly requests: readonly { readonly Items: readonly TwilioItem[] }[];
  /** Not of the interface: by correlation id, what it has no field for. */
  readonly x_ctia_5_1_2: Readonly<Record<string, SevenItems>>;
}

/**
 * Twilio's Consents Bulk. One item per number and sending number of ours, since its consent
 * belongs to a pair; a stop is for all of them (requirement 27).
 * @param senders the sending numbers, or one Messaging Service SID
 */
export function twilioConsents(
  records: readonly ConsentRecord[],
  showNumber: (e164: string) => string,
  senders: readonly string[],
): TwilioExport {
  const standings = standingsOf(records);
  const items = standings.flatMap((standing) =>
    senders.map((sender, place) => twilioItem(standing, { sender, place, showNumber })),
  );
  const requests = Array.from({ length: Math.ceil(items.length / TWILIO_ITEMS) }, (_, nth) => ({
    Items: items.slice(nth * TWILIO_ITEMS, (nth + 1) * TWILIO_ITEMS),
  }));
  return { requests, x_ctia_5_1_2: itemsById(standings, showNumber) };
}

function twilioItem(
  { phone, isIn, record }: Standing,
  to: { sender: string; place: number; showNumber: (e164: string) => string },
): TwilioItem {
  return {
    contact_id: to.showNumber(phone),
    correlation_id: correlationId(record, to.place),
    sender_id: to.sender,
    status: isIn ? 'opt-in' : 'opt-out',
    source: sourceOf(record, isIn),
    date_of_consent: newestEvent(record).at,
  };
}

/** The record's id with the sender's place in its last two digits. */
const correlationId = (record: ConsentRecord, place: number): string =>
  `${recordId(record).slice(0, 30)}${(place % 256).toString(16).padStart(2, '0')}`;

/** Only a form on a web page is a website; chat is none of Twilio's words. */
function sourceOf(record: ConsentRecord, isIn: boolean): TwilioItem['source'] {
  const { medium, means } = newestEvent(record);
  if (!isIn && means === 'message') return 'opt-out-message';
  if (medium === 'web') return 'website';
  return medium === 'paper' || medium === 'verbal' ? 'offline' : 'others';
}

export interface RingCentralRecord {
  /** `*`: every number of the account. */
  readonly from: '*';
  readonly to: string;
  readonly optStatus: 'OptIn' | 'OptOut';
  readonly source: 'Api';
}

/** The body of PATCH /restapi/v2/accounts/~/sms/consents (requirement 55). */
export function ringcentralConsents(
  records: readonly ConsentRecord[],
  showNumber: (e164: string) => string,
): { readonly records: readonly RingCentralRecord[]; readonly x_ctia_5_1_2: object } {
  const standings = standingsOf(records);
  return {
    records: standings.map(({ phone, isIn }) => ({
      from: '*',
      to: showNumber(phone),
      optStatus: isIn ? 'OptIn' : 'OptOut',
      source: 'Api',
    })),
    x_ctia_5_1_2: itemsById(standings, showNumber),
  };
}

const itemsById = (
  standings: readonly Standing[],
  showNumber: (e164: string) => string,
): Record<string, SevenItems> =>
  Object.fromEntries(
    standings.map(({ record }) => [correlationId(record, 0), sevenItems(record, showNumber)]),
  );
