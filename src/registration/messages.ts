/** The automatic messages and keywords of a registration. */
import { displayPhone } from '../numbers/phone.ts';
import type { CampaignDefinition } from './campaign.ts';

const DEFAULT_KEYWORDS = {
  optinKeywords: 'START,JOIN,UNSTOP',
  optoutKeywords: 'STOP,STOPALL,UNSUBSCRIBE,CANCEL,END,QUIT,REVOKE,OPTOUT',
  helpKeywords: 'HELP,INFO',
} as const;

export interface Messages {
  readonly optinMessage: string;
  readonly optoutMessage: string;
  readonly helpMessage: string;
  readonly optinKeywords: string;
  readonly optoutKeywords: string;
  readonly helpKeywords: string;
}

/** A short form for one text message; the admin's own phrase when it says more than "varies". */
const shortFrequency = (frequency: string) =>
  /\bvar(?:ies|y)\b/i.test(frequency) ? 'Msg frequency varies' : frequency.replace(/[.\s]+$/, '');

/** The admin's own texts, else composed ones of at most 255 characters for names of usual length (Sinch, AWS). */
export function composeMessages(campaign: CampaignDefinition): Messages {
  const { displayName, email, phone } = campaign.brand;
  return {
    optinMessage:
      campaign.optinMessage ||
      `${displayName}: You are opted in to work texts. ${shortFrequency(campaign.frequency)}. Msg & data rates may apply. Reply HELP for help, STOP to opt out.`,
    optoutMessage:
      campaign.optoutMessage ||
      `${displayName}: You are opted out and will get no more work texts. Text START to opt in again.`,
    helpMessage:
      campaign.helpMessage ||
      `${displayName} work texts: for help write to ${email} or call ${displayPhone(phone)}. Reply STOP to opt out.`,
    optinKeywords: campaign.optinKeywords || DEFAULT_KEYWORDS.optinKeywords,
    optoutKeywords: campaign.optoutKeywords || DEFAULT_KEYWORDS.optoutKeywords,
    helpKeywords: campaign.helpKeywords || DEFAULT_KEYWORDS.helpKeywords,
  };
}
