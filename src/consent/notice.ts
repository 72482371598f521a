/** A notice: one immutable version of the exact wording shown, addressed by its digest. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { displayPhone } from '../numbers/phone.ts';
import type { CampaignDefinition } from '../registration/campaign.ts';

/** The words a person meets besides the text itself. All of them are part of the evidence. */
export interface NoticeLabels {
  /** Opens the form. */
  readonly review: string;
  /** Declines with one click. */
  readonly decline: string;
  /** Beside the unticked box, in the first person. */
  readonly tick: string;
  /** Submits the form. */
  readonly agree: string;
}

export const NOTICE_LABELS: NoticeLabels = {
  review: 'Review and agree',
  decline: 'No thanks',
  tick: 'I agree to receive these text messages at the number above.',
  agree: 'I agree',
};

/** What is hashed: everything a person reads when deciding. */
export interface NoticeWording {
  readonly locale: string;
  readonly text: string;
  readonly labels: NoticeLabels;
}

export interface Notice extends NoticeWording {
  /** SHA-256 of the RFC 8785 form of the wording, lower-case hex. */
  readonly digest: string;
  readonly campaignId: string;
  readonly campaignVersion: number;
  /** 1, 2, 3 ... within the campaign. */
  readonly version: number;
  /** The sending numbers the text names, E.164, sorted. */
  readonly numbers: readonly string[];
  readonly publishedAt: string;
}

/** `a, b and c`, as in the consent text. */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const sentence = (phrase: string) => `${phrase.trim().replace(/[.\s]+$/, '')}.`;

function composeText(campaign: CampaignDefinition, numbers: readonly string[]): string {
  const sentFrom = numbers.length === 0 ? '' : `, sent from ${listInWords(numbers)}`;
  return [
    `I agree to receive work text messages (${listInWords(campaign.messageTypes)}) from ${campaign.brand.displayName} at the mobile number I gave${sentFrom}.`,
    sentence(campaign.frequency),
    'Message and data rates may apply.',
    'Reply STOP to opt out, HELP for help.',
    'Consent is optional and is not a condition of employment.',
    `Privacy Policy: ${campaign.privacyPolicyLink}`,
    `Terms: ${campaign.termsAndConditionsLink}`,
  ].join(' ');
}

/**
 * The exact wording an employee is shown: composed from the campaign's parts, or the admin's
 * own consent text with `{numbers}` filled in (CTIA 5.1.1: the numbers messages come from).
 * @param numbers the sending numbers active at this moment, E.164; named sorted, each once
 */
export function composeWording(
  campaign: CampaignDefinition,
  numbers: readonly string[],
): NoticeWording {
  const named = [...new Set(numbers)].sort().map(displayPhone);
  const own = campaign.consentText?.trim();
  const text =
    own === undefined || own === ''
      ? composeText(campaign, named)
      : own.replaceAll('{numbers}', () => listInWords(named));
  return { locale: campaign.locale, text, labels: NOTICE_LABELS };
}

/** The notice's address: SHA-256 of the RFC 8785 form of the wording, lower-case hex. */
export function digestWording(wording: NoticeWording): string {
  const { locale, text, labels } = wording;
  const { review, decline, tick, agree } = labels;
  const canonical = canonicalize({ locale, text, labels: { review, decline, tick, agree } });
  return createHash('sha256').update(String(canonical), 'utf8').digest('hex');
}
