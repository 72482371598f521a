/** What each provider's form accepts, as data with its source; portable is the strictest of all. */

export const LIMIT_PROVIDERS = [
  'twilio',
  'telnyx',
  'sinch',
  'aws',
  'bandwidth',
  'plivo',
  'teams',
  'ringcentral',
  'portable',
] as const;
export type LimitProvider = (typeof LIMIT_PROVIDERS)[number];

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
  /** How many samples. */
  'samples',
  /** How many sub-use-cases beside LOW_VOLUME. */
  'subUsecases',
  /** How many sending numbers before a number pool with a reason is wanted. */
  'numbers',
] as const;
export type LimitedField = (typeof LIMITED_FIELDS)[number];

export interface Limit {
  /** Characters (UTF-16 units, as the providers' validators count), or items for the plural fields. */
  readonly min: number;
  readonly max: number;
  readonly provider: LimitProvider;
  /** Key of the vendor document. */
  readonly source: string;
  /** When the figure was last read. */
  readonly date: string;
}

export const LIMITS_READ = '2026-11';

type Range = readonly [min: number, max: number];
type Form = Partial<Record<LimitedField, Range>>;

const texts: Form = { description: [40, 4096], messageFlow: [40, 2048], sample: [20, 1024] };
const keywords: Form = {
  optinKeywords: [1, 255],
  optoutKeywords: [1, 255],
  helpKeywords: [1, 255],
};
const messages = (max: number): Form => ({
  optinMessage: [20, max],
  optoutMessage: [20, max],
  helpMessage: [20, max],
});
const links: Form = { privacyPolicyLink: [1, 255], termsAndConditionsLink: [1, 255] };

/** What the vendors publish. A field that is missing has no published limit. */
const PUBLISHED: Readonly<Partial<Record<LimitProvider, { source: string; form: Form }>>> = {
  twilio: {
    source: 'TW-OAS',
    form: { ...texts, ...keywords, ...messages(320), samples: [2, 5], numbers: [1, 49] },
  },
  telnyx: {
    source: 'TX-FIELD',
    form: { ...texts, ...keywords, ...messages(320), samples: [1, 5], numbers: [1, 49] },
  },
  sinch: {
    source: 'SINCH',
    form: {
      ...texts,
      ...keywords,
      ...messages(255),
      ...links,
      brandId: [1, 8],
      samples: [3, 5],
      subUsecases: [2, 5],
      numbers: [1, 50],
    },
  },
  aws: {
    source: 'AWS-GUIDE',
    form: {
      ...texts,
      ...messages(255),
      ...links,
      optinKeywords: [1, 255],
      embeddedLinkSample: [1, 255],
      displayName: [1, 100],
      companyName: [1, 100],
      ein: [1, 21],
      phone: [1, 30],
      email: [1, 100],
      website: [1, 100],
      street: [1, 100],
      city: [1, 100],
      state: [1, 50],
      postalCode: [1, 20],
      country: [2, 2],
      samples: [1, 5],
      subUsecases: [1, 5],
    },
  },
  bandwidth: { source: 'BW-CLI, BW-TYPES', form: { subUsecases: [1, 5] } },
  plivo: { source: 'PLIVO', form: {} },
  teams: { source: 'MS-ERR, MS-OVER', form: { samples: [2, 5], numbers: [1, 49] } },
};

function strictest(field: LimitedField, provider: LimitProvider): Limit | null {
  const stated = Object.values(PUBLISHED)
    .map(({ source, form }) => ({ source, range: form[field] }))
    .filter((one): one is { source: string; range: Range } => one.range !== undefined);
  if (stated.length === 0) return null;
  const min = Math.max(...stated.map(({ range }) => range[0]));
  const max = Math.min(...stated.map(({ range }) => range[1]));
  const source = stated
    .filter(({ range }) => range[0] === min || range[1] === max)
    .map((one) => one.source)
    .join(', ');
  return { min, max, provider, source, date: LIMITS_READ };
}

/**
 * RingCentral publishes no lengths: the strictest of all is kept, so that the text passes whatever
 * its form turns out to count. Two to five samples are the common range (requirement 37).
 */
function limitOfRingCentral(field: LimitedField): Limit | null {
  const limit = strictest(field, 'ringcentral');
  if (limit === null) return null;
  const source = `no length published; strictest of ${limit.source}`;
  return field === 'samples'
    ? { ...limit, min: 2, source: 'TW-OAS, MS-ERR' }
    : { ...limit, source };
}

/** The limit of one field on one provider's form; null when none is known. */
export function limitOf(provider: LimitProvider, field: LimitedField): Limit | null {
  if (provider === 'portable') return strictest(field, provider);
  if (provider === 'ringcentral') return limitOfRingCentral(field);
  const published = PUBLISHED[provider];
  const range = published?.form[field];
  if (published === undefined || range === undefined) return null;
  return { min: range[0], max: range[1], provider, source: published.source, date: LIMITS_READ };
}

/** True when a length or a count lies within the limit, both ends included. */
export function isWithin(limit: Limit | null, size: number): boolean {
  return limit === null || (size >= limit.min && size <= limit.max);
}

/** RingCentral's LowVolume tier: messages per day over all numbers to US carriers (RC-REQ). */
export const RINGCENTRAL_LOW_VOLUME_PER_DAY = 6_000;
