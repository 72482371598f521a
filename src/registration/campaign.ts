/**
 * What an admin defines once, in TCR's own field names where TCR has one, and
 * the parts from which the remaining fields are composed.
 */
import { z } from 'zod';

export const PROVIDERS = [
  'portable',
  'ringcentral',
  'teams',
  'twilio',
  'telnyx',
  'bandwidth',
  'sinch',
  'aws',
  'plivo',
  'vonage',
  'signalwire',
] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What kinds of messages are sent, in the words of the CTIA consent table. */
export const MESSAGE_KINDS = ['conversational', 'informational', 'promotional'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

const line = (min: number, max: number) => z.string().trim().min(min).max(max);
const httpsUrl = z.url({ protocol: /^https$/ }).max(255);

/** The brand half: the employer, never the software vendor (Telnyx 710). */
const brandSchema = z.strictObject({
  /** Legal name, letter by letter as on the IRS letter. */
  companyName: line(1, 100),
  /** The name employees know; stands at the head of every text. */
  displayName: line(1, 100),
  /** Support e-mail; equals the one in the HELP message (Teams HelpMessage.NotMatchingBrandSupportContactEmail). */
  email: z.email().max(100),
  /** Support phone, E.164. */
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
  website: httpsUrl.max(100),
  /** What the provider asks about the brand besides; checked by BR01 where it is given. */
  entityType: line(1, 40).optional(),
  /** Federal tax id, `12-3456789`. */
  ein: line(1, 21).optional(),
  /** One of TCR's 23 verticals, e.g. CONSTRUCTION. */
  vertical: line(1, 40).optional(),
  street: line(1, 100).optional(),
  city: line(1, 100).optional(),
  /** Two letters in the US. */
  state: line(1, 50).optional(),
  postalCode: line(1, 20).optional(),
  /** ISO 3166, two capital letters. */
  country: line(1, 50).optional(),
  /** Asked of companies whose shares are traded (PUBLIC_PROFIT). */
  stockSymbol: line(1, 10).optional(),
  stockExchange: line(1, 20).optional(),
  /** Where TCR sends its verification mail (PUBLIC_PROFIT). */
  businessContactEmail: z.email().max(100).optional(),
});

/** The campaign as an admin gives it (modal or campaign.yaml). Optional texts are composed when absent. */
export const campaignDefinitionSchema = z.strictObject({
  brand: brandSchema,
  /** What is texted, in a few words each: `shift`, `schedule`, `job-site`, `safety updates`, `replies`. */
  messageTypes: z.array(line(2, 60)).min(1).max(10),
  /** Which kinds of messages these are; texts and replies to them when absent. */
  messageKinds: z.array(z.enum(MESSAGE_KINDS)).min(1).max(MESSAGE_KINDS.length).optional(),
  /** A frequency phrase that CT04 accepts, e.g. `Message frequency varies`. */
  frequency: line(5, 120),
  /** For the description: `2 to 10 messages per employee per month`. */
  typicalVolume: line(5, 120).optional(),
  privacyPolicyLink: httpsUrl,
  termsAndConditionsLink: httpsUrl,
  /** Public page or host with pictures of the opt-in (Twilio 30543, AWS optInScreenshot). */
  evidenceUrl: httpsUrl.optional(),
  /** Last part of the addresses of our own public pages; the campaign's id when absent. */
  pageSlug: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
    .optional(),
  /** Search engines may list the public evidence page. */
  pageIndexable: z.boolean().optional(),
  provider: z.enum(PROVIDERS).default('ringcentral'),
  /** The text a person sees is in this locale; the registered text is English (Telnyx 506). */
  locale: z.literal('en-US').default('en-US'),
  description: z.string().trim().max(8192).optional(),
  /** Instead of the composed message flow; `{text}` stands for the consent text. */
  messageFlow: z.string().trim().max(8192).optional(),
  /** Why one campaign needs 50 numbers or more. */
  numberPoolReason: line(20, 1024).optional(),
  samples: z.array(z.string().trim().max(4096)).max(10).optional(),
  optinMessage: z.string().trim().max(2048).optional(),
  optoutMessage: z.string().trim().max(2048).optional(),
  helpMessage: z.string().trim().max(2048).optional(),
  optinKeywords: z.string().trim().max(1024).optional(),
  optoutKeywords: z.string().trim().max(1024).optional(),
  helpKeywords: z.string().trim().max(1024).optional(),
  /** How often, at most, somebody who does not answer is reminded of one request; 2 when absent. */
  reminders: z.number().int().min(0).max(2).optional(),
  /** Sentences an admin wants instead of the composed consent text; must keep every required statement. */
  consentText: z.string().trim().max(4000).optional(),
});

export type CampaignDefinition = z.infer<typeof campaignDefinitionSchema>;

export interface Campaign {
  readonly campaignId: string;
  /** 1, 2, 3 ... one per edit. */
  readonly version: number;
  readonly definition: CampaignDefinition;
  readonly definedAt: string;
}
