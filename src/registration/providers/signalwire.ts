/** SignalWire: its own name for Low Volume, and a reason when numbers are pooled. */
import { bodyOf, PICTURES, samplesAs, TCR_BRAND } from './form-rows.ts';
import { type FieldName, type Profile, READ, stated } from './profile.ts';

const CAMPAIGN: readonly FieldName[] = [
  ['campaignName', 'name'],
  ['usecase', 'sms_use_case'],
  ['subUsecases', 'sub_use_cases'],
  ['description', 'description'],
  ...samplesAs((n) => `sample${n}`),
  ['dynamicTemplates', 'dynamic_templates'],
  ['messageFlow', 'message_flow'],
  ['optinMessage', 'opt_in_message'],
  ['optoutMessage', 'opt_out_message'],
  ['helpMessage', 'help_message'],
  ['optinKeywords', 'opt_in_keywords'],
  ['optoutKeywords', 'opt_out_keywords'],
  ['helpKeywords', 'help_keywords'],
  ['numberPool', 'number_pooling_required'],
  ['numberPoolReason', 'number_pooling_per_campaign'],
  ['directLending', 'direct_lending'],
  ['embeddedLink', 'embedded_link'],
  ['embeddedPhone', 'embedded_phone'],
  ['ageGated', 'age_gated_content'],
  ['affiliateMarketing', 'lead_generation'],
  ['termsAndConditions', 'terms_and_conditions'],
];

export const SIGNALWIRE: Profile = {
  provider: 'signalwire',
  label: 'SignalWire',
  source: 'SW',
  date: READ,
  place: 'SignalWire dashboard: Campaign Registry; or the API.',
  brand: TCR_BRAND,
  campaign: CAMPAIGN,
  fixed: {
    campaignName: 'Work texts to employees',
    usecase: 'LOW_VOLUME_MIXED',
    dynamicTemplates: 'Only the parts in [brackets] change: names, sites, days and times.',
    termsAndConditions: true,
  },
  limits: stated('SW', {
    description: [40, 4096],
    sample: [20, 1024],
    samples: [2, 5],
    subUsecases: [1, 5],
    numbers: [1, 49],
  }),
  choices: {},
  insists: ['ein', 'street', 'city', 'state', 'postalCode', 'country', 'entityType', 'vertical'],
  api: {
    call: 'POST https://{space}.signalwire.com/api/relay/rest/registry/beta/brands/{brand_id}/campaigns',
    body: (values) => ({ brand_id: 'FILL_IN_BRAND_ID', ...bodyOf(CAMPAIGN, values) }),
  },
  brandApi: null,
  brandId: {
    shape: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    example: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  },
  attach: [PICTURES],
  warnings: [
    'Expect a fee for each campaign, and no refund; ask SignalWire what it is, and settle the blockers first.',
    'SignalWire states only the shortest lengths; the longest are those of TCR.',
  ],
  statuses: ['pending'],
  sendsWhen: null,
};
