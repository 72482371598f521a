/** Plivo: snake-case names, and a vertical on the campaign. */
import { bodyOf, PICTURES, samplesAs, TCR_BRAND } from './form-rows.ts';
import { type FieldName, type Profile, READ, stated } from './profile.ts';

const CAMPAIGN: readonly FieldName[] = [
  ['campaignName', 'campaign_alias'],
  ['vertical', 'vertical'],
  ['usecase', 'usecase'],
  ['subUsecases', 'sub_usecases'],
  ['description', 'description'],
  ['messageFlow', 'message_flow'],
  ...samplesAs((n) => `sample${n}`),
  ['optoutMessage', 'optout_message'],
  ['helpMessage', 'help_message'],
  ['privacyPolicyLink', 'privacy_policy_link'],
  ['termsAndConditionsLink', 'terms_and_conditions_link'],
  ['subscriberOptin', 'subscriber_optin'],
  ['subscriberOptout', 'subscriber_optout'],
  ['subscriberHelp', 'subscriber_help'],
  ['embeddedLink', 'embedded_link'],
  ['embeddedPhone', 'embedded_phone'],
  ['affiliateMarketing', 'affiliate_marketing'],
  ['ageGated', 'age_gated'],
  ['directLending', 'direct_lending'],
];
/** Taken only by the call that changes a campaign. */
const LATER: readonly FieldName[] = [
  ['optinKeywords', 'optin_keywords'],
  ['optinMessage', 'optin_message'],
  ['optoutKeywords', 'optout_keywords'],
  ['helpKeywords', 'help_keywords'],
];

export const PLIVO: Profile = {
  provider: 'plivo',
  label: 'Plivo',
  source: 'PLIVO',
  date: READ,
  place: 'Plivo console: Messaging, 10DLC; or the API.',
  brand: TCR_BRAND,
  campaign: [...CAMPAIGN, ...LATER],
  fixed: { campaignName: 'Work texts to employees' },
  limits: stated('PLIVO', { samples: [1, 5] }),
  choices: {},
  insists: ['ein', 'street', 'city', 'state', 'postalCode', 'country', 'entityType', 'vertical'],
  api: {
    call: 'POST https://api.plivo.com/v1/Account/{auth_id}/10dlc/Campaign/ (campaign.create)',
    body: (values) => ({
      brand_id: 'FILL_IN_BRAND_ID',
      ...bodyOf(CAMPAIGN, values),
    }),
  },
  brandApi: null,
  brandId: { shape: /^B[A-Z0-9]{5,7}$/, example: 'BRPXS6E' },
  attach: [PICTURES],
  warnings: [
    'Expect a fee for each campaign, and no refund; ask Plivo what it is, and settle the blockers first.',
    'The call that creates a campaign takes neither the opt-in message nor keywords: add them with the call that changes it.',
    'Plivo publishes no lengths; the strictest of all providers are kept.',
  ],
  statuses: [],
  sendsWhen: null,
};
