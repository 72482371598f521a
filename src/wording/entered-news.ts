/** What somebody in chat is told when HR entered their consent from paper or after a talk. */
import type { Receipt } from '../consent/act.ts';
import { numberEnding } from './phrases.ts';

const HOW: Readonly<Record<string, string>> = { paper: 'on paper', verbal: 'aloud' };

/**
 * The copy of what was agreed (requirement 17), which also lets a mistake of HR be noticed; null
 * for what was entered in no such way.
 */
export function enteredConsentNews({ consent, notice, campaign }: Receipt): string | null {
  const how = HOW[consent.medium ?? ''];
  if (how === undefined || consent.status !== 'given' || consent.phone === null) return null;
  const { displayName, email } = campaign.definition.brand;
  return [
    `HR has entered that you agreed ${how} to work text messages from ${displayName}, on record since ${consent.at.slice(0, 10)}, for your number ${numberEnding(consent.phone)}.`,
    `This is exactly what you agreed to: "${notice.text}"`,
    `If that is not so, or you no longer want them, write STOP to me or tell ${email}: you will get no more.`,
  ].join('\n\n');
}
