/** TCR's `description`: who texts whom, and why. */
import { listInWords } from '../consent/notice.ts';
import type { CampaignDefinition } from './campaign.ts';
import { kindsOf, onlyAnswers } from './consent-level.ts';

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

function whoAndWhat(campaign: CampaignDefinition, numbers: string): readonly string[] {
  const { brand, messageTypes } = campaign;
  const types = listInWords(messageTypes);
  return onlyAnswers(kindsOf(campaign))
    ? [
        `${brand.displayName} answers texts of its own employees, and of nobody else, about their work.`,
        `Employees text first; supervisors and dispatchers use ${numbers} only to answer them, about ${types}.`,
        'An answer goes to the one person who asked, and no notice is sent.',
      ]
    : [
        `${brand.displayName} texts its own employees, and nobody else, about their work.`,
        `Supervisors and dispatchers use ${numbers} to send employees ${types}.`,
        'A message goes to one person or to one crew, and a person reads the replies.',
      ];
}

/** Composes the campaign description (40-4096 characters; DS02, DS03). */
export function composeDescription(campaign: CampaignDefinition, numberCount: number): string {
  const frequency = campaign.frequency.replace(/[.\s]+$/, '');
  const volume = campaign.typicalVolume?.replace(/[.\s]+$/, '');
  return [
    ...whoAndWhat(campaign, numbersInWords(numberCount)),
    'No customers or members of the public are messaged and no marketing is sent.',
    'Every recipient is a current employee who opted in individually; agreeing is optional.',
    volume === undefined ? `${frequency}.` : `${frequency}, usually ${volume}.`,
    'Employees can reply STOP to opt out or HELP for help at any time.',
  ].join(' ');
}
