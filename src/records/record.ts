/** One consent as a record: the seven items of CTIA 5.1.2 and what became of it, folded from entries. */
import { createHash } from 'node:crypto';
import type { Consent } from '../consent/consent.ts';
import type { Entry } from '../ledger/entry.ts';
import type { FactOf, PersonalFields } from '../ledger/fact.ts';

export type RecordStatus =
  | 'given'
  /** A newer consent of the same person took its place. */
  | 'replaced'
  | 'refused'
  | 'withdrawn'
  | 'held'
  | 'invalidated';

/** Something that happened to the consent; the first is its giving. */
export interface RecordEvent {
  readonly status: RecordStatus;
  /** RFC 3339 UTC, recorded. */
  readonly at: string;
  readonly seq: number;
  /** Where it was said; null when nobody said it, as with a hold. */
  readonly medium: Consent['medium'];
  /** How it was said, in a few plain words. */
  readonly means: string;
}

export interface ConsentRecord {
  /** The ledger's origin line, in which the entry stands. */
  readonly origin: string;
  /** The ConsentGiven entry. */
  readonly seq: number;
  readonly employeeId: string;
  readonly given: FactOf<'ConsentGiven'>;
  /** When it was recorded, RFC 3339 UTC with milliseconds. */
  readonly recordedAt: string;
  /** IANA zone of the person when they became known; null when their directory did not say. */
  readonly timeZone: string | null;
  /** What is still held of name, phone, account, e-mail and address; erased fields are absent. */
  readonly personal: PersonalFields;
  /** When the personal fields were erased; null when they were not. */
  readonly erasedAt: string | null;
  readonly notice: FactOf<'NoticePublished'> | null;
  /** As it was defined when the notice was published. */
  readonly campaign: FactOf<'CampaignDefined'> | null;
  /** Oldest first, the giving included. */
  readonly events: readonly RecordEvent[];
  readonly status: RecordStatus;
  /** The person left the company: suppressed, whatever the status. */
  readonly hasLeft: boolean;
}

/** What was published, by which records explain themselves. */
export interface Published {
  readonly notices: ReadonlyMap<string, FactOf<'NoticePublished'>>;
  /** By campaign id and version, as {@link campaignKey}. */
  readonly campaigns: ReadonlyMap<string, FactOf<'CampaignDefined'>>;
}

export const campaignKey = (campaignId: string, version: number): string =>
  `${campaignId} ${version}`;

/** Notices and campaigns among these entries. */
export function publishedIn(entries: readonly Entry[]): Published {
  const facts = entries.map(({ fact }) => fact);
  return {
    notices: new Map(
      facts.flatMap((fact) => (fact.kind === 'NoticePublished' ? [[fact.digest, fact]] : [])),
    ),
    campaigns: new Map(
      facts.flatMap((fact) =>
        fact.kind === 'CampaignDefined' ? [[campaignKey(fact.campaignId, fact.version), fact]] : [],
      ),
    ),
  };
}

/** True while a text may rest on it: given, and the person is still there with a number. */
export const isInForce = ({ status, hasLeft, personal }: ConsentRecord): boolean =>
  status === 'given' && !hasLeft && personal.phone !== undefined;

/** The event that decides. */
export const newestEvent = ({ events }: ConsentRecord): RecordEvent => events.at(-1) as RecordEvent;

/** An id of 128 bits that is the same in every export: the entry's place in its ledger, hashed. Lower-case hex. */
export function recordId({ origin, seq }: Pick<ConsentRecord, 'origin' | 'seq'>): string {
  const digest = createHash('sha256').update(`rollcall record\n${origin}\n${seq}\n`, 'utf8');
  return digest.digest('hex').slice(0, 32);
}

/** The same as a UUID of version 8 (RFC 9562: made by a rule of one's own). */
export function recordUuid(record: Pick<ConsentRecord, 'origin' | 'seq'>): string {
  const hex = recordId(record);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}
