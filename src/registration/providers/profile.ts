/** What one provider's form asks: its own names in its own order, its limits, and what it costs to be wrong. */
import type { Medium } from '../../consent/consent.ts';
import type { Provider } from '../campaign.ts';

export const LIMITED_FIELDS = [
  'description',
  'messageFlow',
  'sample',
  'optinMessage',
  'optoutMessage',
  'helpMessage',
  'optinKeywords',
  'optoutKeywords',
  'helpKeywords',
  'privacyPolicyLink',
  'termsAndConditionsLink',
  'embeddedLinkSample',
  'brandId',
  'displayName',
  'companyName',
  'ein',
  'phone',
  'email',
  'website',
  'street',
  'city',
  'state',
  'postalCode',
  'country',
  'stockSymbol',
  'businessContactEmail',
  /** How many samples. */
  'samples',
  /** How many sub-use-cases beside LOW_VOLUME. */
  'subUsecases',
  /** How many sending numbers before a number pool with a reason is wanted. */
  'numbers',
] as const;
export type LimitedField = (typeof LIMITED_FIELDS)[number];

export interface Stated {
  /** Characters (UTF-16 units, as the providers' validators count), or items for the plural fields. */
  readonly min: number;
  readonly max: number;
  /** Key of the vendor document. */
  readonly source: string;
  /** When the figure was last read. */
  readonly date: string;
}

export type StatedLimits = Readonly<Partial<Record<LimitedField, Stated>>>;

/** When all vendor documents were last read. */
export const READ = '2026-11';

type Ranges = Readonly<Partial<Record<LimitedField, readonly [min: number, max: number]>>>;

/** Limits read in one document. */
export function stated(source: string, ranges: Ranges): StatedLimits {
  return Object.fromEntries(
    Object.entries(ranges).map(([field, [min, max]]) => [field, { min, max, source, date: READ }]),
  );
}

/** A value in TCR's shape; lists stay lists. */
export type Value = string | boolean | readonly string[];

/** By TCR's field names; what is not known or not wanted is absent. */
export type Values = Readonly<Record<string, Value>>;

/** TCR's name of a field, and what the provider calls it. */
export type FieldName = readonly [tcr: string, own: string];

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

/** What a payload needs beside the values. */
export interface Context {
  /** Every way in which an employee can agree. */
  readonly media: readonly Medium[];
  readonly evidenceUrl: string | null;
}

export interface Api {
  /** Method and path, for the person who sends it. */
  readonly call: string;
  /** The body of that call; ids the provider gives out stand as `FILL_IN_...`. */
  readonly body: (values: Values, context: Context) => JsonObject;
}

export interface Profile {
  readonly provider: Provider;
  readonly label: string;
  /** Keys of the vendor documents the profile rests on. */
  readonly source: string;
  readonly date: string;
  /** Where it is filled in. */
  readonly place: string;
  /** The brand's fields in the order of the form. */
  readonly brand: readonly FieldName[];
  /** The campaign's fields in the order of the form. */
  readonly campaign: readonly FieldName[];
  /** Values the provider fixes, by the first name of their field; they win over TCR's. */
  readonly fixed: Values;
  readonly limits: StatedLimits;
  /** Closed lists the provider narrows, by TCR's field name. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** TCR names of what the form insists on although the campaign may leave it out. */
  readonly insists: readonly string[];
  readonly api: Api | null;
  readonly brandApi: Api | null;
  /** What the provider's id of the brand looks like; null when no API wants one. */
  readonly brandId: { readonly shape: RegExp; readonly example: string } | null;
  readonly attach: readonly string[];
  /** Costs first, then what cannot be undone. */
  readonly warnings: readonly string[];
  readonly statuses: readonly string[];
  /** The status with which texts may go out. */
  readonly sendsWhen: string | null;
  /** What the tier we fill in lets out in a day over all numbers, and the one for more. */
  readonly tier?: { readonly name: string; readonly perDay: number; readonly above: string };
  /** False: the limit of numbers is final, and no reason opens a pool beyond it. */
  readonly takesPool?: false;
}
