/** Rows that most forms share, and how rows become the body of a call. */
import type { FieldName, Json, JsonObject, Value, Values } from './profile.ts';

/** TCR's own order of the brand. */
export const TCR_BRAND: readonly FieldName[] = same([
  'companyName',
  'displayName',
  'entityType',
  'ein',
  'vertical',
  'street',
  'city',
  'state',
  'postalCode',
  'country',
  'stockSymbol',
  'stockExchange',
  'businessContactEmail',
  'phone',
  'email',
  'website',
]);

/** TCR's own order of the campaign. */
export const TCR_CAMPAIGN: readonly FieldName[] = same([
  'usecase',
  'subUsecases',
  'description',
  'messageFlow',
  'sample1',
  'sample2',
  'sample3',
  'sample4',
  'sample5',
  'optinKeywords',
  'optinMessage',
  'optoutKeywords',
  'optoutMessage',
  'helpKeywords',
  'helpMessage',
  'privacyPolicyLink',
  'termsAndConditionsLink',
  'subscriberOptin',
  'subscriberOptout',
  'subscriberHelp',
  'embeddedLink',
  'embeddedLinkSample',
  'embeddedPhone',
  'numberPool',
  'numberPoolReason',
  'affiliateMarketing',
  'ageGated',
  'directLending',
  'autoRenewal',
]);

function same(names: readonly string[]): FieldName[] {
  return names.map((name) => [name, name]);
}

/** `sample1` to `sample5` under the provider's names. */
export function samplesAs(own: (n: number) => string): FieldName[] {
  return [1, 2, 3, 4, 5].map((n) => [`sample${n}`, own(n)]);
}

/** `rows` without those TCR names. */
export function without(rows: readonly FieldName[], names: readonly string[]): FieldName[] {
  return rows.filter(([tcr]) => !names.includes(tcr));
}

/** The rows' values under the provider's names; rows without a value are left out. */
export function bodyOf(
  rows: readonly FieldName[],
  values: Values,
  encode: (value: Value, tcr: string) => Json = (value) => value,
): JsonObject {
  return Object.fromEntries(
    rows.flatMap(([tcr, own]) => {
      const value = values[tcr];
      return value === undefined ? [] : [[own, encode(value, tcr)] as const];
    }),
  );
}

export const textOf = (value: Value | undefined): string =>
  typeof value === 'string' ? value : '';

/** `START,JOIN` as `['START', 'JOIN']`. */
export const wordsOf = (value: Value | undefined): string[] =>
  textOf(value)
    .split(',')
    .filter((word) => word !== '');

/** The samples in order. */
export const samplesOf = (values: Values): string[] =>
  [1, 2, 3, 4, 5].map((n) => textOf(values[`sample${n}`])).filter((sample) => sample !== '');

/** Pictures of the opt-in, as nearly every reviewer wants to see them. */
export const PICTURES =
  'Pictures of the whole opt-in form (PNG, at most 500 KB each), on a page that opens without a login: the evidence link.';
