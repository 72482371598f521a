/** Telnyx: TCR's own names; after creation only the samples can be changed. */
import { bodyOf, PICTURES, TCR_BRAND, TCR_CAMPAIGN, without } from './form-rows.ts';
import { type FieldName, type Profile, READ, stated } from './profile.ts';

const CAMPAIGN: readonly FieldName[] = [
  ...without(TCR_CAMPAIGN, ['affiliateMarketing', 'numberPoolReason']),
  ['termsAndConditions', 'termsAndConditions'],
];

export const TELNYX: Profile = {
  provider: 'telnyx',
  label: 'Telnyx',
  source: 'TX-SDK, TX-FIELD, TX-REJ',
  date: READ,
  place: 'Mission Control Portal: Messaging, 10DLC; or the API.',
  brand: TCR_BRAND,
  campaign: CAMPAIGN,
  fixed: { termsAndConditions: true },
  limits: {
    ...stated('TX-FIELD', {
      description: [40, 4096],
      messageFlow: [40, 2048],
      sample: [20, 1024],
      samples: [1, 5],
      optinMessage: [20, 320],
      optoutMessage: [20, 320],
      helpMessage: [20, 320],
      optinKeywords: [1, 255],
      optoutKeywords: [1, 255],
      helpKeywords: [1, 255],
    }),
    ...stated('TX-SDK', { numbers: [1, 49] }),
  },
  choices: {},
  insists: ['ein', 'street', 'city', 'state', 'postalCode', 'country', 'entityType', 'vertical'],
  api: {
    call: 'POST https://api.telnyx.com/v2/10dlc/campaignBuilder',
    body: (values) => ({ brandId: 'FILL_IN_BRAND_ID', ...bodyOf(CAMPAIGN, values) }),
  },
  brandApi: {
    call: 'POST https://api.telnyx.com/v2/10dlc/brand',
    body: (values) => bodyOf(TCR_BRAND, values),
  },
  brandId: { shape: /^[\w-]{5,64}$/, example: 'BBRAND1' },
  attach: [
    PICTURES,
    'The links to policy and terms are said to be dropped by the API now and then; they stand in messageFlow as well.',
  ],
  warnings: [
    'Creating a campaign at Telnyx costs three months in advance and is not refunded: settle the blockers first.',
    'After creation only the sample messages can be changed.',
    'The same EIN registered as a second brand is refused (711): use the brand you have.',
  ],
  statuses: [
    'TCR_PENDING',
    'TCR_SUSPENDED',
    'TCR_EXPIRED',
    'TCR_ACCEPTED',
    'TCR_FAILED',
    'TELNYX_ACCEPTED',
    'TELNYX_FAILED',
    'MNO_PENDING',
    'MNO_ACCEPTED',
    'MNO_REJECTED',
    'MNO_PROVISIONED',
    'MNO_PROVISIONING_FAILED',
  ],
  sendsWhen: 'MNO_PROVISIONED',
};
