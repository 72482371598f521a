/** The provider's form, field by field, each with its limit and findings, and what goes with it. */
import { fieldWords } from './field-words.ts';
import { isWithin, limitOf } from './limits.ts';
import type { Finding } from './lint.ts';
import {
  type FieldName,
  type JsonObject,
  LIMITED_FIELDS,
  type LimitedField,
  type Profile,
  type Value,
  type Values,
} from './providers/profile.ts';
import { PROFILES } from './providers/profiles.ts';
import type { Registration } from './registration.ts';
import { valuesOf } from './values.ts';

export interface SummaryField {
  /** TCR's own field name. */
  readonly name: string;
  /** What the provider's form calls it. */
  readonly own: string;
  readonly value: Value;
  /** Characters, or entries of a list; null for flags. */
  readonly length: number | null;
  readonly limit: {
    readonly min: number;
    readonly max: number;
    readonly source: string;
    readonly date: string;
  } | null;
  readonly withinLimit: boolean;
  /** What to look at before copying it; null when nothing. */
  readonly note: string | null;
  readonly findings: readonly Finding[];
}

/** What belongs to the form besides its fields. */
export interface ProviderForm {
  readonly label: string;
  readonly place: string;
  /** Keys of the vendor documents, and when they were read. */
  readonly source: string;
  readonly date: string;
  readonly attach: readonly string[];
  readonly warnings: readonly string[];
  readonly statuses: readonly string[];
  readonly sendsWhen: string | null;
  /** What the form insists on and the campaign does not say: the admin fills it in. */
  readonly toFill: readonly string[];
  /** Bodies for the provider's API; null where it has no public one. Ids stand as `FILL_IN_...`. */
  readonly payload: { readonly call: string; readonly body: JsonObject } | null;
  readonly brandPayload: { readonly call: string; readonly body: JsonObject } | null;
}

const NOTES: Readonly<Record<string, string>> = {
  companyName: 'Must equal the IRS letter, letter by letter.',
  ein: 'Must equal the IRS letter.',
  subscriberOptin: 'Always true.',
  subscriberOptout: 'Always true.',
  subscriberHelp: 'Always true.',
  embeddedLink: 'Computed from the samples.',
  embeddedPhone: 'Computed from the samples.',
  numberPool: 'Computed from the numbers in use.',
};

const LIMITED: ReadonlySet<string> = new Set(
  LIMITED_FIELDS.filter((field) => field !== 'samples' && field !== 'numbers'),
);

function limitedAs(name: string): LimitedField | null {
  if (/^sample\d$/.test(name)) return 'sample';
  return LIMITED.has(name) ? (name as LimitedField) : null;
}

const sizeOf = (value: Value): number | null => (typeof value === 'boolean' ? null : value.length);

interface Filling {
  readonly profile: Profile;
  readonly values: Values;
  readonly findings: readonly Finding[];
}

const valuesFor = (profile: Profile, registration: Registration): Values => ({
  ...valuesOf(registration),
  ...profile.fixed,
});

function fillRow(
  [name, own]: FieldName,
  { profile, values, findings }: Filling,
  isBrand: boolean,
): SummaryField[] {
  const value = values[name];
  if (value === undefined) return [];
  const length = sizeOf(value);
  const limited = Object.hasOwn(profile.fixed, name) ? null : limitedAs(name);
  const limit = limited === null ? null : limitOf(profile.provider, limited);
  const at = isBrand ? `brand.${name}` : name;
  return [
    {
      name,
      own,
      value,
      length,
      limit:
        limit === null
          ? null
          : { min: limit.min, max: limit.max, source: limit.source, date: limit.date },
      withinLimit: length === null || isWithin(limit, length),
      note: NOTES[name] ?? null,
      findings: findings.filter(({ field }) => field === at),
    },
  ];
}

/** Every field of the form that has a value, in the order the form asks: the brand, then the campaign. */
export function fillForm(registration: Registration, findings: readonly Finding[]): SummaryField[] {
  const profile = PROFILES[registration.provider];
  const filling = { profile, values: valuesFor(profile, registration), findings };
  return [
    ...profile.brand.flatMap((row) => fillRow(row, filling, true)),
    ...profile.campaign.flatMap((row) => fillRow(row, filling, false)),
  ];
}

/** Values that are not among those the provider offers, each as a sentence. */
export function findForeignChoices(registration: Registration): string[] {
  const { choices, label } = PROFILES[registration.provider];
  const values = valuesOf(registration);
  return Object.entries(choices).flatMap(([name, offered]) => {
    const value = values[name];
    return typeof value !== 'string' || offered.includes(value)
      ? []
      : [
          `${label} does not offer "${value}" for ${fieldWords(name)}: choose one of ${offered.join(', ')}.`,
        ];
  });
}

/** Where the form is, what to attach, what it costs, and its bodies for an API. */
export function describeForm(registration: Registration): ProviderForm {
  const profile = PROFILES[registration.provider];
  const values = valuesFor(profile, registration);
  const { media, evidenceUrl } = registration;
  const { label, place, source, date, attach, warnings, statuses, sendsWhen } = profile;
  const bodyFor = (api: Profile['api']) =>
    api === null ? null : { call: api.call, body: api.body(values, { media, evidenceUrl }) };
  const rows = [...profile.brand, ...profile.campaign];
  return {
    label,
    place,
    source,
    date,
    attach,
    warnings,
    statuses,
    sendsWhen,
    toFill: rows
      .filter(([name]) => profile.insists.includes(name) && values[name] === undefined)
      .map(([, own]) => own),
    payload: bodyFor(profile.api),
    brandPayload: bodyFor(profile.brandApi),
  };
}
