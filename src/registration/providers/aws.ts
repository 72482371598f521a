/** AWS End User Messaging: one call per field, choices instead of flags, and a picture as an attachment. */
import { bodyOf, samplesAs } from './form-rows.ts';
import { type FieldName, type Json, type Profile, READ, stated, type Values } from './profile.ts';

const BRAND: readonly FieldName[] = [
  ['companyName', 'companyInfo.companyName'],
  ['einIssuingCountry', 'companyInfo.taxIdIssuingCountry'],
  ['ein', 'companyInfo.taxId'],
  ['entityType', 'companyInfo.legalType'],
  ['stockSymbol', 'companyInfo.stockSymbol'],
  ['stockExchange', 'companyInfo.stockExchange'],
  ['businessContactEmail', 'companyInfo.businessContactEmail'],
  ['street', 'companyInfo.address'],
  ['city', 'companyInfo.city'],
  ['state', 'companyInfo.state'],
  ['postalCode', 'companyInfo.zipCode'],
  ['country', 'companyInfo.isoCountryCode'],
  ['displayName', 'contactInfo.dbaName'],
  ['vertical', 'contactInfo.vertical'],
  ['website', 'contactInfo.website'],
  ['email', 'contactInfo.supportEmail'],
  ['phone', 'contactInfo.supportPhoneNumber'],
];

const CAMPAIGN: readonly FieldName[] = [
  ['description', 'campaignInfo.campaignName'],
  ['vertical', 'campaignInfo.vertical'],
  ['termsAndConditionsLink', 'campaignInfo.termsAndConditionsLink'],
  ['privacyPolicyLink', 'campaignInfo.privacyPolicyLink'],
  ['messageFlow', 'campaignInfo.optInWorkflow'],
  ['optinKeywords', 'campaignInfo.optInKeyword'],
  ['optinMessage', 'campaignInfo.optInMessage'],
  ['helpMessage', 'campaignInfo.helpMessage'],
  ['optoutMessage', 'campaignInfo.stopMessage'],
  ['numberCapabilities', 'campaignCapabilities.numberCapabilities'],
  ['messageType', 'campaignCapabilities.messageType'],
  ['usecase', 'campaignUseCase.useCase'],
  ['subUsecases', 'campaignUseCase.subUseCases'],
  ['subscriberOptin', 'campaignUseCase.subscriberOptIn'],
  ['subscriberOptout', 'campaignUseCase.subscriberOptOut'],
  ['subscriberHelp', 'campaignUseCase.subscriberHelp'],
  ['directLending', 'campaignUseCase.directLending'],
  ['embeddedLink', 'campaignUseCase.embeddedLink'],
  ['embeddedLinkSample', 'campaignUseCase.embeddedLinkSample'],
  ['embeddedPhone', 'campaignUseCase.embeddedPhone'],
  ['ageGated', 'campaignUseCase.ageGated'],
  ...samplesAs((n) => `messageSamples.messageSample${n}`),
];

/** Fields whose value is chosen, not typed. */
const CHOSEN: ReadonlySet<string> = new Set([
  'entityType',
  'stockExchange',
  'vertical',
  'numberCapabilities',
  'messageType',
  'usecase',
  'subUsecases',
]);

/** One PutRegistrationFieldValue request each. */
function requests(rows: readonly FieldName[], values: Values): Json {
  const body = bodyOf(rows, values, (value, tcr) => {
    if (typeof value === 'boolean') return { SelectChoices: [value ? 'Yes' : 'No'] };
    if (typeof value !== 'string') return { SelectChoices: value };
    return CHOSEN.has(tcr) ? { SelectChoices: [value] } : { TextValue: value };
  });
  return Object.entries(body).map(([path, value]) => ({
    RegistrationId: 'FILL_IN_REGISTRATION_ID',
    FieldPath: path,
    ...(value as { readonly [key: string]: Json }),
  }));
}

export const AWS: Profile = {
  provider: 'aws',
  label: 'AWS End User Messaging',
  source: 'AWS-GUIDE',
  date: READ,
  place:
    'Console: AWS End User Messaging, Registrations; or the API pinpoint-sms-voice-v2. Associate the brand before submitting.',
  brand: BRAND,
  campaign: CAMPAIGN,
  fixed: { numberCapabilities: 'SMS', messageType: 'Transactional' },
  limits: stated('AWS-GUIDE', {
    description: [40, 4096],
    messageFlow: [40, 2048],
    sample: [20, 1024],
    samples: [1, 5],
    subUsecases: [1, 5],
    optinMessage: [20, 255],
    optoutMessage: [20, 255],
    helpMessage: [20, 255],
    optinKeywords: [1, 255],
    privacyPolicyLink: [1, 255],
    termsAndConditionsLink: [1, 255],
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
    stockSymbol: [1, 10],
    businessContactEmail: [1, 100],
  }),
  choices: {
    vertical:
      'AGRICULTURE COMMUNICATION CONSTRUCTION EDUCATION ENERGY ENTERTAINMENT FINANCIAL GAMBLING GOVERNMENT HEALTHCARE HOSPITALITY INSURANCE MANUFACTURING NGO REAL_ESTATE RETAIL TECHNOLOGY'.split(
        ' ',
      ),
    entityType: ['PRIVATE_PROFIT', 'PUBLIC_PROFIT', 'NON_PROFIT', 'GOVERNMENT'],
  },
  insists: ['ein', 'street', 'city', 'state', 'postalCode', 'country', 'entityType', 'vertical'],
  api: {
    call: 'PutRegistrationFieldValue, once per entry, on a registration of type US_TEN_DLC_CAMPAIGN_REGISTRATION',
    body: (values) => ({
      RegistrationType: 'US_TEN_DLC_CAMPAIGN_REGISTRATION',
      Requests: requests(CAMPAIGN, values),
    }),
  },
  brandApi: {
    call: 'PutRegistrationFieldValue, once per entry, on a registration of type US_TEN_DLC_BRAND_REGISTRATION',
    body: (values) => ({
      RegistrationType: 'US_TEN_DLC_BRAND_REGISTRATION',
      Requests: requests(BRAND, values),
    }),
  },
  brandId: null,
  attach: [
    'campaignInfo.optInScreenshot: one picture of the whole opt-in form, PNG, JPEG or PDF, at most 500 KB. It is required when the opt-in is behind a login, spoken or on paper.',
  ],
  warnings: [
    'Vetting the brand costs $40 and is not refunded; without it 75 messages a minute go to AT&T and 2,000 a day to T-Mobile. Vet before you create the campaign.',
    'The review takes 4 to 6 weeks, and another one follows after the numbers are associated: settle the blockers first.',
    'Number capabilities cannot be changed later.',
  ],
  statuses: [
    'CREATED',
    'SUBMITTED',
    'REVIEWING',
    'COMPLETE',
    'REQUIRES_UPDATES',
    'REQUIRES_AUTHENTICATION',
    'PROVISIONING',
    'CLOSED',
    'DELETED',
  ],
  sendsWhen: 'COMPLETE',
};
