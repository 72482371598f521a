/** Requirement 37 and the tables of the registration notes, written down a second time. */
import type { Provider } from '../../../src/registration/campaign.ts';
import type { LimitedField } from '../../../src/registration/providers/profile.ts';

type Row = readonly [field: LimitedField, min: number, max: number];

const TEXTS: readonly Row[] = [
  ['description', 40, 4096],
  ['messageFlow', 40, 2048],
  ['sample', 20, 1024],
];
const KEYWORDS: readonly Row[] = [
  ['optinKeywords', 1, 255],
  ['optoutKeywords', 1, 255],
  ['helpKeywords', 1, 255],
];
const messages = (max: number): Row[] => [
  ['optinMessage', 20, max],
  ['optoutMessage', 20, max],
  ['helpMessage', 20, max],
];
const LINKS: readonly Row[] = [
  ['privacyPolicyLink', 1, 255],
  ['termsAndConditionsLink', 1, 255],
];
const LINK_SAMPLE: Row = ['embeddedLinkSample', 1, 255];
const BRAND: readonly Row[] = [
  ['displayName', 1, 100],
  ['companyName', 1, 100],
  ['ein', 1, 21],
  ['phone', 1, 30],
  ['email', 1, 100],
  ['website', 1, 100],
  ['street', 1, 100],
  ['city', 1, 100],
  ['state', 1, 50],
  ['postalCode', 1, 20],
  ['country', 2, 2],
  ['stockSymbol', 1, 10],
  ['businessContactEmail', 1, 100],
];

/** What nobody else states is the strictest of all. */
const STRICTEST: readonly Row[] = [
  ...TEXTS,
  ...KEYWORDS,
  ...messages(255),
  ...LINKS,
  LINK_SAMPLE,
  ...BRAND,
  ['brandId', 1, 8],
  ['samples', 3, 5],
  ['subUsecases', 2, 5],
  ['numbers', 1, 49],
];

const OWN: Readonly<Record<Provider, readonly Row[]>> = {
  portable: [],
  ringcentral: [['samples', 2, 5]],
  teams: [
    ['samples', 2, 5],
    ['numbers', 1, 49],
  ],
  twilio: [...TEXTS, ...KEYWORDS, ...messages(320), ['samples', 2, 5], ['numbers', 1, 49]],
  telnyx: [...TEXTS, ...KEYWORDS, ...messages(320), ['samples', 1, 5], ['numbers', 1, 49]],
  bandwidth: [
    ['subUsecases', 1, 5],
    ['samples', 1, 5],
  ],
  sinch: [
    ...TEXTS,
    ...KEYWORDS,
    ...messages(255),
    ...LINKS,
    ['brandId', 1, 8],
    ['samples', 3, 5],
    ['subUsecases', 2, 5],
    ['numbers', 1, 50],
  ],
  aws: [
    ...TEXTS,
    ...messages(255),
    ...LINKS,
    LINK_SAMPLE,
    ...BRAND,
    ['optinKeywords', 1, 255],
    ['samples', 1, 5],
    ['subUsecases', 1, 5],
  ],
  plivo: [['samples', 1, 5]],
  vonage: [['samples', 1, 5]],
  signalwire: [
    ['description', 40, 4096],
    ['sample', 20, 1024],
    ['samples', 2, 5],
    ['subUsecases', 1, 5],
    ['numbers', 1, 49],
  ],
};

/** Every provider and field. */
export const EXPECTED: readonly (readonly [Provider, LimitedField, number, number])[] =
  Object.entries(OWN).flatMap(([provider, own]) =>
    STRICTEST.map((row) => {
      const [field, min, max] = own.find(([name]) => name === row[0]) ?? row;
      return [provider as Provider, field, min, max] as const;
    }),
  );
