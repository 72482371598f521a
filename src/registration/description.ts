/** TCR's `description`: who texts whom, and why. */
import { listInWords } from '../consent/notice.ts';
import type { CampaignDefinition } from './campaign.ts';

const IN_WORDS = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

function numbersInWords(count: number): string {
  if (count === 0) return 'its company phone numbers';
  const written = IN_WORDS[count] ?? String(count);
  return count === 1 ? 'one company phone number' : `${written} company phone numbers`;
}

/** Composes the campaign description (40-4096 characters; DS02, DS03). */
export function composeDescription(campaign: CampaignDefinition, numberCount: number): string {
  const frequency = campaign.frequency.replace(/[.\s]+$/, '');
  const volume = campaign.typicalVolume?.replace(/[.\s]+$/, '');
  return [
    `${campaign.brand.displayName} texts its own employees, and nobody else, about their work.`,
    `Supervisors and dispatchers use ${numbersInWords(numberCount)} to send employees ${listInWords(campaign.messageTypes)}.`,
    'A message goes to one person or to one crew, and a person reads the replies.',
    'No customers or members of the public are messaged and no marketing is sent.',
    'Every recipient is a current employee who opted in individually; agreeing is optional.',
    volume === undefined ? `${frequency}.` : `${frequency}, usually ${volume}.`,
    'Employees can reply STOP to opt out or HELP for help at any time.',
  ].join(' ');
}
