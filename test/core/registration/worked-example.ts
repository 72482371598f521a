/** The worked example of the domain notes as a campaign, and as the registration it would be. */
import { readFileSync } from 'node:fs';
import {
  type CampaignDefinition,
  campaignDefinitionSchema,
} from '../../../src/registration/campaign.ts';
import { composeRegistration, type Registration } from '../../../src/registration/registration.ts';

export interface WorkedExample {
  readonly description: string;
  readonly consentText: string;
  readonly messageFlow: string;
  readonly sample1: string;
  readonly sample2: string;
  readonly sample3: string;
  readonly sample4: string;
  readonly optinMessage: string;
  readonly optoutMessage: string;
  readonly helpMessage: string;
  readonly optinKeywords: string;
  readonly optoutKeywords: string;
  readonly helpKeywords: string;
}

export const EXAMPLE = JSON.parse(
  readFileSync(new URL('../../fixtures/worked-example.json', import.meta.url), 'utf8'),
) as WorkedExample;

export const NUMBERS: readonly string[] = [1, 2, 3, 4, 5].map((last) => `+1512555010${last}`);

export const CAMPAIGN: CampaignDefinition = campaignDefinitionSchema.parse({
  brand: {
    companyName: 'Northwind Field Services, Inc.',
    displayName: 'Northwind Field Services',
    email: 'hr@northwindfs.example',
    phone: '+15125550100',
    website: 'https://www.northwindfs.example',
  },
  messageTypes: ['shift, schedule, job-site and safety updates', 'replies'],
  frequency: 'Message frequency varies',
  typicalVolume: '2 to 10 messages per employee per month',
  privacyPolicyLink: 'https://www.northwindfs.example/privacy',
  termsAndConditionsLink: 'https://www.northwindfs.example/sms-terms',
  evidenceUrl: 'https://www.northwindfs.example/sms-consent',
});

const PRIVACY_PAGE =
  'Privacy at Northwind Field Services. We do not share mobile numbers or text-message consent with third parties or affiliates for marketing purposes.';
const TERMS_PAGE =
  'Northwind Field Services work texts: shift, schedule and safety updates for employees. Message frequency varies. Message and data rates may apply. Write to hr@northwindfs.example for support. Reply STOP to opt out. Reply HELP for help. See our Privacy Policy.';

/** The worked example word for word. */
export const REGISTRATION: Registration = {
  ...composeRegistration({
    campaign: CAMPAIGN,
    text: EXAMPLE.consentText,
    numbers: NUMBERS,
    provider: 'portable',
    media: ['slack', 'paper'],
    pages: { privacyPolicy: PRIVACY_PAGE, terms: TERMS_PAGE },
  }),
  description: EXAMPLE.description,
  messageFlow: EXAMPLE.messageFlow,
  samples: [EXAMPLE.sample1, EXAMPLE.sample2, EXAMPLE.sample3, EXAMPLE.sample4],
  optinMessage: EXAMPLE.optinMessage,
  optoutMessage: EXAMPLE.optoutMessage,
  helpMessage: EXAMPLE.helpMessage,
  optinKeywords: EXAMPLE.optinKeywords,
  optoutKeywords: EXAMPLE.optoutKeywords,
  helpKeywords: EXAMPLE.helpKeywords,
};
