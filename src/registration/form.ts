/** The provider's form, field by field in TCR's own names, each with its limit and findings. */
import type { Provider } from './campaign.ts';
import { isWithin, type LimitedField, limitOf } from './limits.ts';
import type { Finding } from './lint.ts';
import { LINK } from './phrases.ts';
import type { Registration } from './registration.ts';

export interface SummaryField {
  /** TCR's own field name. */
  readonly name: string;
  readonly value: string | boolean | readonly string[];
  /** Characters, or entries of a list; null for flags. */
  readonly length: number | null;
  readonly limit: { readonly min: number; readonly max: number; readonly source: string } | null;
  readonly withinLimit: boolean;
  readonly findings: readonly Finding[];
}

interface Entry {
  readonly name: string;
  readonly value: SummaryField['value'];
  readonly limited?: LimitedField;
  /** Where findings say this field is, when not by its name. */
  readonly findingsAt?: string;
}

/** RingCentral has its own words for tier and use case (RC-REQ); everyone else takes TCR's. */
function useCase(provider: Provider, { usecase, subUsecases }: Registration): readonly Entry[] {
  return provider === 'ringcentral'
    ? [
        { name: 'registrationTier', value: 'LowVolume' },
        { name: 'useCases', value: ['ConversationsInternal', 'AccountNotification'] },
      ]
    : [
        { name: 'usecase', value: usecase },
        { name: 'subUsecases', value: subUsecases, limited: 'subUsecases' },
      ];
}

const BRAND_FIELDS = [
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
  'phone',
  'email',
  'website',
] as const;
const UNLIMITED: ReadonlySet<string> = new Set(['entityType', 'vertical']);

function brandEntries({ brand }: Registration): Entry[] {
  return BRAND_FIELDS.flatMap((name) => {
    const value = brand[name];
    if (value === undefined) return [];
    const entry = { name, value, findingsAt: `brand.${name}` };
    return UNLIMITED.has(name) ? [entry] : [{ ...entry, limited: name as LimitedField }];
  });
}

const named = (
  registration: Registration,
  names: readonly (LimitedField & keyof Registration)[],
): Entry[] => names.map((name) => ({ name, value: registration[name] as string, limited: name }));

/** From 50 numbers on TCR wants a pool with a reason (requirement 43). */
export const POOL_FROM = 50;

function flags(registration: Registration): Entry[] {
  const link = registration.samples
    .map((sample) => LINK.exec(sample)?.[0])
    .find((one) => one !== undefined);
  const linkSample: Entry[] =
    link === undefined
      ? []
      : [{ name: 'embeddedLinkSample', value: link, limited: 'embeddedLinkSample' }];
  return [
    { name: 'subscriberOptin', value: true },
    { name: 'subscriberOptout', value: true },
    { name: 'subscriberHelp', value: true },
    { name: 'embeddedLink', value: registration.embeddedLink },
    ...linkSample,
    { name: 'embeddedPhone', value: registration.embeddedPhone },
    { name: 'numberPool', value: registration.numbers.length >= POOL_FROM },
    { name: 'affiliateMarketing', value: false },
    { name: 'ageGated', value: false },
    { name: 'directLending', value: false },
    { name: 'autoRenewal', value: true },
  ];
}

function entriesOf(registration: Registration): Entry[] {
  return [
    ...brandEntries(registration),
    ...useCase(registration.provider, registration),
    ...named(registration, ['description', 'messageFlow']),
    ...registration.samples.map(
      (value, index): Entry => ({ name: `sample${index + 1}`, value, limited: 'sample' }),
    ),
    ...named(registration, [
      'optinKeywords',
      'optinMessage',
      'optoutKeywords',
      'optoutMessage',
      'helpKeywords',
      'helpMessage',
      'privacyPolicyLink',
      'termsAndConditionsLink',
    ]),
    ...flags(registration),
  ];
}

function sizeOf(value: SummaryField['value']): number | null {
  return typeof value === 'boolean' ? null : value.length;
}

/** Every field of the form, in the order a form asks: brand, use case, texts, keywords, links, flags. */
export function fillForm(registration: Registration, findings: readonly Finding[]): SummaryField[] {
  return entriesOf(registration).map(({ name, value, limited, findingsAt }) => {
    const length = sizeOf(value);
    const limit = limited === undefined ? null : limitOf(registration.provider, limited);
    return {
      name,
      value,
      length,
      limit: limit === null ? null : { min: limit.min, max: limit.max, source: limit.source },
      withinLimit: length === null || isWithin(limit, length),
      findings: findings.filter(({ field }) => field === (findingsAt ?? name)),
    };
  });
}
