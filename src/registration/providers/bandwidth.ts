/** Bandwidth: TCR's own names; the three subscriber flags must be true. */
import { bodyOf, PICTURES, TCR_BRAND, TCR_CAMPAIGN, without } from './form-rows.ts';
import { type FieldName, type Profile, READ, stated } from './profile.ts';

const CAMPAIGN: readonly FieldName[] = [
  ...without(TCR_CAMPAIGN, ['numberPoolReason']),
  ['termsAndConditions', 'termsAndConditions'],
];

export const BANDWIDTH: Profile = {
  provider: 'bandwidth',
  label: 'Bandwidth',
  source: 'BW-CLI, BW-TYPES',
  date: READ,
  place: 'Bandwidth App: 10DLC campaigns; or the API.',
  brand: TCR_BRAND,
  campaign: CAMPAIGN,
  fixed: { termsAndConditions: true },
  limits: {
    ...stated('BW-CLI', { subUsecases: [1, 5] }),
    ...stated('BW-TYPES', { samples: [1, 5] }),
  },
  choices: {},
  insists: ['ein', 'street', 'city', 'state', 'postalCode', 'country', 'entityType', 'vertical'],
  api: {
    call: 'POST /campaigns (band tendlc campaign create)',
    body: (values) => ({ brandId: 'FILL_IN_BRAND_ID', ...bodyOf(CAMPAIGN, values) }),
  },
  brandApi: {
    call: 'POST /brands (band tendlc brand create)',
    body: (values) => bodyOf(TCR_BRAND, values),
  },
  brandId: { shape: /^B[A-Z0-9]{5,7}$/, example: 'BEXMPL1' },
  attach: [PICTURES],
  warnings: [
    'Creating a campaign is billed and must not be repeated after a lost reply: list the campaigns of the brand first.',
    'The brand has to be VERIFIED, VETTED_VERIFIED or SELF_DECLARED before it can have a campaign.',
    'Bandwidth publishes no lengths; the strictest of all providers are kept.',
  ],
  statuses: ['ACTIVE', 'EXPIRED', 'DECLINED', 'ERROR'],
  sendsWhen: 'ACTIVE',
};
