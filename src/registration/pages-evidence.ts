/**
 * The public evidence page (requirement 47): what a reviewer needs to see of an opt-in that
 * stands behind a login. It shows the very notice in force, and nothing about anybody.
 */
import { createHash } from 'node:crypto';
import type { Medium } from '../consent/consent.ts';
import { digestWording, listInWords, type Notice } from '../consent/notice.ts';
import { LedgerBrokenError } from '../errors.ts';
import { displayPhone } from '../numbers/phone.ts';
import type { Campaign } from './campaign.ts';
import { composeMessages, type Messages } from './messages.ts';
import { slugOf } from './pages.ts';
import { tellWays, type Way } from './pages-ways.ts';

export interface EvidencePage {
  readonly slug: string;
  /** Search engines may list it; only when the campaign says so. */
  readonly indexable: boolean;
  readonly brand: Campaign['definition']['brand'];
  /** In one sentence each. */
  readonly glance: readonly { readonly term: string; readonly text: string }[];
  readonly notice: Notice;
  /** SHA-256 of exactly the text shown, UTF-8, lower-case hex. */
  readonly textSha256: string;
  readonly ways: readonly Way[];
  /** How the numbers read, in the order of the notice. */
  readonly numbers: readonly string[];
  readonly messages: Messages;
  readonly records: readonly string[];
  /** Languages the text is shown in, BCP 47. */
  readonly locales: readonly string[];
  readonly privacyPolicyLink: string;
  readonly termsAndConditionsLink: string;
}

export interface EvidenceInput {
  readonly campaign: Campaign;
  /** The notice in force. */
  readonly notice: Notice;
  /** Every medium by which an employee can agree. */
  readonly media: readonly Medium[];
}

/** @throws LedgerBrokenError when the notice is not the text its digest stands for (requirement 50) */
export function composeEvidencePage({ campaign, notice, media }: EvidenceInput): EvidencePage {
  if (digestWording(notice) !== notice.digest) {
    throw new LedgerBrokenError(-1, 'The notice in force is not the text on record. Run verify.');
  }
  const { definition } = campaign;
  const { brand, privacyPolicyLink, termsAndConditionsLink } = definition;
  const numbers = notice.numbers.map(displayPhone);
  const ways = tellWays(media, notice, brand.displayName);
  return {
    slug: slugOf(campaign),
    indexable: definition.pageIndexable ?? false,
    brand,
    glance: tellGlance(campaign, numbers, ways),
    notice,
    textSha256: createHash('sha256').update(notice.text, 'utf8').digest('hex'),
    ways,
    numbers,
    messages: composeMessages(definition),
    records: RECORDS,
    locales: [notice.locale],
    privacyPolicyLink,
    termsAndConditionsLink,
  };
}

function tellGlance(
  { definition }: Campaign,
  numbers: readonly string[],
  ways: readonly Way[],
): EvidencePage['glance'] {
  const { brand, messageTypes, frequency, typicalVolume } = definition;
  const often = bare(frequency);
  const opens = ways.map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1));
  return [
    {
      term: 'Who texts',
      text:
        brand.companyName === brand.displayName
          ? brand.displayName
          : `${brand.displayName} (legal name: ${brand.companyName})`,
    },
    { term: 'Who is texted', text: 'Its own employees, and only those who agreed themselves' },
    { term: 'What is texted', text: `${capital(listInWords(messageTypes))}; no marketing` },
    {
      term: 'How often',
      text: typicalVolume === undefined ? often : `${often}, usually ${bare(typicalVolume)}`,
    },
    { term: 'From which numbers', text: listInWords(numbers) },
    { term: 'How to agree', text: capital(listInWords(opens)) },
    {
      term: 'How to stop',
      text: 'Reply STOP, press Withdraw where one agreed, or tell HR; each is enough',
    },
    {
      term: 'How to get help',
      text: `Reply HELP, write to ${brand.email} or call ${displayPhone(brand.phone)}`,
    },
    { term: 'Is agreeing optional?', text: 'Yes. It is not a condition of employment' },
  ];
}

/** The seven items of CTIA 5.1.2, and what keeps them honest. */
const RECORDS: readonly string[] = [
  'date and time of the act;',
  'the medium: chat, personal web page, paper or spoken;',
  'the exact wording and language shown, and the action taken;',
  'the campaign the answer belongs to;',
  'the IP address where the medium gives one, and why there is none where it does not;',
  'the mobile number;',
  "the employee's identity.",
];

const bare = (phrase: string): string => phrase.trim().replace(/[.\s]+$/, '');
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
