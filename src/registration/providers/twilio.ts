/** Twilio: Usa2p, a campaign inside a Messaging Service. The brand goes through Trust Hub. */
import { bodyOf, PICTURES, samplesAs, samplesOf, TCR_BRAND, wordsOf } from './form-rows.ts';
import { type FieldName, type Profile, READ, stated } from './profile.ts';

const SINGLE: readonly FieldName[] = [
  ['usecase', 'UsAppToPersonUsecase'],
  ['description', 'Description'],
  ['messageFlow', 'MessageFlow'],
];
const REST: readonly FieldName[] = [
  ['optinMessage', 'OptInMessage'],
  ['optoutMessage', 'OptOutMessage'],
  ['helpMessage', 'HelpMessage'],
  ['subscriberOptin', 'SubscriberOptIn'],
  ['embeddedLink', 'HasEmbeddedLinks'],
  ['embeddedPhone', 'HasEmbeddedPhone'],
  ['ageGated', 'AgeGated'],
  ['directLending', 'DirectLending'],
  ['privacyPolicyLink', 'PrivacyPolicyUrl'],
  ['termsAndConditionsLink', 'TermsAndConditionsUrl'],
];

export const TWILIO: Profile = {
  provider: 'twilio',
  label: 'Twilio',
  source: 'TW-OAS, TW-APPR, TW-308xx',
  date: READ,
  place:
    'Console: Messaging, Regulatory compliance, A2P 10DLC; or the API. The brand is registered in Trust Hub first.',
  brand: TCR_BRAND,
  campaign: [
    ...SINGLE,
    ...samplesAs((n) => `MessageSamples ${n}`),
    ['optinKeywords', 'OptInKeywords'],
    ['optoutKeywords', 'OptOutKeywords'],
    ['helpKeywords', 'HelpKeywords'],
    ...REST,
  ],
  fixed: {},
  limits: stated('TW-OAS', {
    description: [40, 4096],
    messageFlow: [40, 2048],
    sample: [20, 1024],
    samples: [2, 5],
    optinMessage: [20, 320],
    optoutMessage: [20, 320],
    helpMessage: [20, 320],
    optinKeywords: [1, 255],
    optoutKeywords: [1, 255],
    helpKeywords: [1, 255],
    numbers: [1, 49],
  }),
  choices: {},
  insists: ['ein', 'street', 'city', 'state', 'postalCode', 'country', 'entityType', 'vertical'],
  api: {
    call: 'POST https://messaging.twilio.com/v1/Services/{MessagingServiceSid}/Compliance/Usa2p',
    body: (values) => ({
      BrandRegistrationSid: 'FILL_IN_BRAND_ID',
      ...bodyOf(SINGLE, values),
      MessageSamples: samplesOf(values),
      OptInKeywords: wordsOf(values.optinKeywords),
      OptOutKeywords: wordsOf(values.optoutKeywords),
      HelpKeywords: wordsOf(values.helpKeywords),
      ...bodyOf(REST, values),
    }),
  },
  brandApi: null,
  brandId: {
    shape: /^BN[0-9a-fA-F]{32}$/,
    example: 'BN0123456789abcdef0123456789abcdef',
  },
  attach: [
    PICTURES,
    'The evidence link stands inside MessageFlow; Twilio takes no files (public OneDrive or Google Drive links work too).',
  ],
  warnings: [
    'Twilio is said to charge for each review of a campaign, also after a rejection: settle the blockers first.',
    'A campaign that Twilio calls high-risk (30885) cannot be handed in again.',
    'Working privacy and terms links are said to be enforced on new submissions since 30 June 2026.',
  ],
  statuses: ['PENDING', 'IN_PROGRESS', 'VERIFIED', 'FAILED'],
  sendsWhen: 'VERIFIED',
};
