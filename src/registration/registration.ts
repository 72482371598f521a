/** A registration as it would be handed in: every text and flag the reviewers read, in TCR's names. */
import type { Medium } from '../consent/consent.ts';
import { composeWording } from '../consent/notice.ts';
import type { CampaignDefinition, MessageKind, Provider } from './campaign.ts';
import { kindsOf } from './consent-level.ts';
import { composeDescription } from './description.ts';
import { composeMessageFlow, DESCRIBED } from './message-flow.ts';
import { composeMessages, type Messages } from './messages.ts';
import { LINK, PHONE } from './phrases.ts';
import { composeSamples } from './samples.ts';

/** Texts of the public pages, read by whoever can reach them; absent when nobody did. */
export interface Pages {
  readonly privacyPolicy?: string;
  readonly terms?: string;
  /** Of the page with the opt-in. */
  readonly evidence?: string;
}

/** From what a registration is composed and judged. */
export interface RegistrationInput {
  readonly campaign: CampaignDefinition;
  /** The exact text of the notice in force; composed from the campaign and the numbers when absent. */
  readonly text?: string;
  /** The sending numbers in use, E.164. */
  readonly numbers: readonly string[];
  /** Whose form is filled; the campaign's when absent. */
  readonly provider?: Provider;
  /** Every way in which an employee can agree; `['slack']` when absent. */
  readonly media?: readonly Medium[];
  /** When the broadcasts were launched, RFC 3339 UTC. */
  readonly launchedAt?: readonly string[];
  readonly pages?: Pages;
  /** Descriptions handed in before (Teams CampaignDescriptionNotUnique). */
  readonly earlierDescriptions?: readonly string[];
  /** Names of people on record that stand in the campaign's texts, in small letters. */
  readonly names?: readonly string[];
}

/** What would stand here if the admin had written nothing. */
export interface Composed extends Messages {
  /** `{numbers}` stands for the numbers. */
  readonly consentText: string;
  readonly description: string;
  /** `{text}` stands for the consent text. */
  readonly messageFlow: string;
  readonly samples: readonly string[];
}

export interface Registration {
  readonly provider: Provider;
  readonly kinds: readonly MessageKind[];
  readonly brand: CampaignDefinition['brand'];
  readonly messageTypes: readonly string[];
  readonly numbers: readonly string[];
  readonly media: readonly Medium[];
  readonly locale: string;
  /** The English original when the text shown is a translation. */
  readonly englishText: string | null;
  /** What the form does; ours never ticks for anybody. */
  readonly form: { readonly preTicked: boolean; readonly separate: boolean };
  readonly text: string;
  readonly description: string;
  readonly messageFlow: string;
  readonly samples: readonly string[];
  readonly optinMessage: string;
  readonly optoutMessage: string;
  readonly helpMessage: string;
  readonly optinKeywords: string;
  readonly optoutKeywords: string;
  readonly helpKeywords: string;
  readonly usecase: string;
  readonly subUsecases: readonly string[];
  readonly embeddedLink: boolean;
  readonly embeddedPhone: boolean;
  readonly privacyPolicyLink: string;
  readonly termsAndConditionsLink: string;
  readonly evidenceUrl: string | null;
  readonly pages: Pages;
  readonly earlierDescriptions: readonly string[];
  readonly names: readonly string[];
  readonly numberPoolReason: string | null;
  readonly composed: Composed;
}

/** TCR knows no use case for employees: this pair covers dialogue and one-way notices (registration.md 1.6). */
const SUB_USECASES: readonly string[] = ['CUSTOMER_CARE', 'ACCOUNT_NOTIFICATION'];

/**
 * An admin's note is not a way to agree (requirement 15). Always in the same order, so that the
 * same ways make the same text.
 */
const waysToAgree = (media: readonly Medium[]): Medium[] =>
  DESCRIBED.filter((medium) => media.includes(medium));

/** A message flow of the admin's own, with the consent text in its place. */
export const fillFlow = (flow: string, text: string): string =>
  flow.replaceAll('{text}', () => text);

function composeParts(input: RegistrationInput, media: readonly Medium[]): Composed {
  const { campaign, numbers } = input;
  const { consentText: _own, ...rest } = campaign;
  const messages = composeMessages(campaign);
  return {
    ...composeMessages({ ...campaign, ...NO_MESSAGES }),
    consentText: composeWording(rest, ['{numbers}']).text,
    description: composeDescription(campaign, numbers.length),
    messageFlow: composeMessageFlow({
      brand: campaign.brand.displayName,
      text: '{text}',
      textLength: (input.text ?? composeWording(campaign, numbers).text).length,
      media,
      launchedAt: input.launchedAt ?? [],
      evidenceUrl: campaign.evidenceUrl ?? null,
      startKeyword: messages.optinKeywords.split(',').includes('START'),
    }),
    samples: composeSamples(campaign),
  };
}

const NO_MESSAGES = {
  optinMessage: '',
  optoutMessage: '',
  helpMessage: '',
  optinKeywords: '',
  optoutKeywords: '',
  helpKeywords: '',
} as const;

/** Fills in every text the admin left out and computes the flags from the samples (requirement 42). */
export function composeRegistration(input: RegistrationInput): Registration {
  const { campaign, numbers } = input;
  const text = input.text ?? composeWording(campaign, numbers).text;
  const ways = waysToAgree(input.media ?? []);
  const media: Medium[] = ways.length === 0 ? ['slack'] : ways;
  const composed = composeParts(input, media);
  const samples = campaign.samples?.length ? campaign.samples : composed.samples;
  return {
    ...composeMessages(campaign),
    provider: input.provider ?? campaign.provider,
    kinds: kindsOf(campaign),
    brand: campaign.brand,
    messageTypes: campaign.messageTypes,
    numbers,
    media,
    locale: campaign.locale,
    englishText: null,
    form: { preTicked: false, separate: true },
    text,
    description: campaign.description || composed.description,
    messageFlow: fillFlow(campaign.messageFlow || composed.messageFlow, text),
    samples,
    usecase: 'LOW_VOLUME',
    subUsecases: SUB_USECASES,
    embeddedLink: samples.some((sample) => LINK.test(sample)),
    embeddedPhone: samples.some((sample) => PHONE.test(sample)),
    privacyPolicyLink: campaign.privacyPolicyLink,
    termsAndConditionsLink: campaign.termsAndConditionsLink,
    evidenceUrl: campaign.evidenceUrl ?? null,
    pages: input.pages ?? {},
    earlierDescriptions: input.earlierDescriptions ?? [],
    names: input.names ?? [],
    numberPoolReason: campaign.numberPoolReason ?? null,
    composed,
  };
}
