/** Vonage: the message flow is structured (brand, ways to consent, price, frequency, links). */
import type { Medium } from '../../consent/consent.ts';
import { bodyOf, PICTURES, TCR_BRAND, textOf } from './form-rows.ts';
import {
  type Context,
  type FieldName,
  type JsonObject,
  type Profile,
  READ,
  stated,
} from './profile.ts';

const BEFORE: readonly FieldName[] = [
  ['usecase', 'usecase'],
  ['subUsecases', 'sub_usecases'],
  ['description', 'description'],
];
const AFTER: readonly FieldName[] = [
  ['sample1', 'sample_one'],
  ['sample2', 'sample_two'],
  ['sample3', 'sample_three'],
  ['sample4', 'sample_four'],
  ['sample5', 'sample_five'],
  ['subscriberOptin', 'subscriber_opt_in'],
  ['optinKeywords', 'opt_in_keywords'],
  ['optinMessage', 'opt_in_message'],
  ['subscriberOptout', 'subscriber_opt_out'],
  ['optoutKeywords', 'opt_out_keywords'],
  ['optoutMessage', 'opt_out_message'],
  ['subscriberHelp', 'subscriber_help'],
  ['helpKeywords', 'help_keywords'],
  ['helpMessage', 'help_message'],
  ['ageGated', 'age_gated'],
  ['directLending', 'direct_lending'],
  ['embeddedLink', 'embedded_link'],
  ['embeddedPhone', 'embedded_phone'],
  ['numberPool', 'number_pool'],
  ['autoRenewal', 'auto_renewal'],
];

const WAYS: Readonly<Partial<Record<Medium, string>>> = {
  slack:
    "In the company's Slack (login required) the employee enters a number, ticks an empty box and presses I agree.",
  teams:
    "In the company's Microsoft Teams (login required) the employee enters a number, ticks an empty box and presses I agree.",
  web: 'On a web page behind a personal link the employee enters a number, ticks an empty box and presses I agree.',
  paper:
    'On a one-page paper form the employee writes a number, ticks an empty box, dates and signs.',
  verbal: 'A supervisor reads the text aloud; the employee says yes and states a number.',
};

/** Vonage's examples name TEXT_TO_JOIN and ONLINE_FORM; what paper and voice are called has to be chosen there. */
function mechanism(medium: Medium, { evidenceUrl }: Context): JsonObject {
  const onScreen = medium !== 'paper' && medium !== 'verbal';
  return {
    method: onScreen ? 'ONLINE_FORM' : 'FILL_IN_METHOD',
    details: WAYS[medium] ?? '',
    ...(evidenceUrl === null ? {} : { attachment: evidenceUrl }),
  };
}

export const VONAGE: Profile = {
  provider: 'vonage',
  label: 'Vonage',
  source: 'VON',
  date: READ,
  place: 'Vonage API dashboard: Numbers, Brands and campaigns; or the API.',
  brand: TCR_BRAND,
  campaign: [
    ...BEFORE,
    ['messageFlow', 'message_flow_details (in the API; the dashboard asks for the parts)'],
    ['privacyPolicyLink', 'message_flow_details.privacy_policy'],
    ['termsAndConditionsLink', 'message_flow_details.terms_and_conditions'],
    ...AFTER,
  ],
  fixed: {},
  limits: stated('VON', { samples: [1, 5] }),
  choices: {},
  insists: ['ein', 'street', 'city', 'state', 'postalCode', 'country', 'entityType', 'vertical'],
  api: {
    call: 'POST https://api.nexmo.com/v1/10dlc/brands/{brand_id}/campaigns',
    body: (values, context) => ({
      ...bodyOf(BEFORE, values),
      message_flow_details: {
        brand_name: textOf(values.displayName),
        consent_mechanisms: context.media.map((medium) => mechanism(medium, context)),
        pricing_disclosure: true,
        frequency: 'RECURRING',
        privacy_policy: textOf(values.privacyPolicyLink),
        terms_and_conditions: textOf(values.termsAndConditionsLink),
      },
      ...bodyOf(AFTER, values),
    }),
  },
  brandApi: null,
  brandId: null,
  attach: [PICTURES, 'Each consent mechanism has the evidence link as its attachment.'],
  warnings: [
    'A campaign at Vonage runs for at least three months and is not refunded: settle the blockers first.',
    'The old message_flow field is on its way out; the parts are sent as message_flow_details.',
    'Vonage publishes no lengths; the strictest of all providers are kept.',
  ],
  statuses: ['ACTIVE'],
  sendsWhen: 'ACTIVE',
};
