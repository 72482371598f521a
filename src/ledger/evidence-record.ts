/** The answers of one person in plain words, for whoever has to judge them. */
import type { Entry } from './entry.ts';
import { type EntriesAbout, type EntryOf, is } from './evidence-entries.ts';
import type { Fact, FactKind, FactOf } from './fact.ts';

export interface RecordInput {
  readonly about: EntriesAbout;
  readonly employeeId: string;
  readonly origin: string;
  readonly size: number;
  readonly at: string;
}

/** `record.txt`: where the person stands, the seven CTIA items of each consent, the history. */
export function composeRecord(input: RecordInput): string {
  const { about, employeeId, origin, size, at } = input;
  const consents = about.own.filter((entry) => is(entry, 'ConsentGiven'));
  return [
    'RECORD OF CONSENT TO WORK TEXT MESSAGES',
    '',
    row('Employee', employeeId),
    row('Ledger', `${origin}, ${size} entries`),
    row('Made', at),
    row('Stands now', standing(about.own)),
    ...erasedLines(about.own),
    '',
    ...consents.flatMap((entry) => [...consentLines(entry, about), '']),
    ...collectiveLines(about),
    'HISTORY',
    '',
    ...about.own.map(({ at: then, seq, fact }) =>
      plain(`${then}  entry ${seq}: ${happened(fact)}`),
    ),
    '',
  ].join('\n');
}

/** Whoever reads that fields are gone should know at once that this was done on purpose, and why. */
const erasedLines = (own: readonly Entry[]): string[] =>
  own
    .filter((entry) => is(entry, 'PersonalDataErased'))
    .flatMap(({ at, seq, fact }) => [
      row('Erased', `personal data (${fact.fields.join(', ')}), on ${at} (entry ${seq})`),
      ...(fact.reason === undefined ? [] : [more(`Reason: ${fact.reason}`)]),
      ...(fact.legalBasis === undefined ? [] : [more(`Legal basis: ${fact.legalBasis}`)]),
      more('It was deleted on the company’s order and cannot be shown any more.'),
    ]);

/** What was sent to many at once, beside the acts of this one person. */
function collectiveLines({ launched, own, notices }: EntriesAbout): string[] {
  if (launched.length === 0) return [];
  const asked = new Set(
    own.flatMap(({ fact }) => ('broadcastId' in fact ? [fact.broadcastId] : [])),
  );
  const version = (digest: string) =>
    notices.find(({ fact }) => fact.digest === digest)?.fact.version ?? null;
  return [
    'COLLECTIVE NOTICE',
    "What was sent to many at once. It enrolled no one: only the person's own act above does.",
    '',
    ...launched.map(({ at, seq, fact }) => {
      const { targeted, noticeDigest, broadcastId, override } = fact;
      const wording = version(noticeDigest);
      const named = wording === null ? 'another notice version' : `notice version ${wording}`;
      const reached = asked.has(broadcastId) ? 'this person among them' : 'not this person';
      const insisted = override === undefined ? '' : '; its wording was not the registered one';
      return plain(
        `${at}  entry ${seq}: broadcast ${broadcastId} asked ${targeted} ${targeted === 1 ? 'person' : 'people'} (${named}), ${reached}${insisted}`,
      );
    }),
    '',
  ];
}

/** Line breaks and marks that turn the direction of writing could make a name look like another line. */
const plain = (value: string): string =>
  value.replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');

const row = (label: string, value: string): string => `${label.padEnd(18)}${plain(value)}`;
const more = (value: string): string => row('', value);

function consentLines(entry: EntryOf<'ConsentGiven'>, about: EntriesAbout): string[] {
  const { fact, seq, at, personal } = entry;
  const { experience } = fact;
  const erased = 'erased, as recorded in the history';
  const file = about.noticePaths.get(experience.noticeDigest) ?? 'a notice that is not here';
  const identity = [
    personal.name ?? erased,
    personal.email,
    personal.account && `account ${personal.account}`,
  ];
  return [
    `CONSENT GIVEN (entry ${seq})`,
    'The seven items of CTIA 5.1.2:',
    '',
    row('1. Timestamp', `${at} (recorded)`),
    ...(fact.platformAt === null
      ? []
      : [more(`${fact.platformAt} (the act, by the clock of ${MEDIA[fact.medium]})`)]),
    row('2. Medium', MEDIA[fact.medium]),
    ...enteredLines(fact),
    row(
      '3. Experience',
      `Shown: the wording in ${file} (notice version ${experience.noticeVersion}, ${experience.locale})`,
    ),
    more(`SHA-256 of the wording: ${experience.noticeDigest}`),
    more(`Done: ${doneWords(fact)}`),
    more(`Drawn by: ${experience.renderer}`),
    row('4. Campaign', campaignWords(fact.campaignId, about)),
    row('5. IP address', fact.ip === 'disclosed' ? (personal.ip ?? erased) : NO_ADDRESS[fact.ip]),
    row('6. Phone number', personal.phone ?? erased),
    row('7. Identity', identity.filter((part) => part !== undefined).join(', ')),
    more(`employee ${fact.employeeId}`),
    '',
    row(
      'Texts come from',
      fact.numbers.length === 0 ? 'no number was named' : fact.numbers.join(', '),
    ),
  ];
}

/** What the person did, in the order of doing; nobody presses anything on paper or when speaking. */
function doneWords({ experience, entered }: FactOf<'ConsentGiven'>): string {
  const { tick, button } = experience;
  const ticked =
    tick === null ? '' : `ticked the box (unticked before) beside "${tick.words}", then `;
  return entered === undefined ? `${ticked}pressed "${button}"` : `${ticked}${button}`;
}

/** Paper and spoken consent did not happen here: who entered it, when the person acted, what shows it. */
function enteredLines({ entered }: FactOf<'ConsentGiven'>): string[] {
  if (entered === undefined) return [];
  const by = entered.by === 'system' ? 'the operator of the ledger' : `employee ${entered.by}`;
  return [
    more(`Date of the act: ${entered.actAt}`),
    more(`Not made by the person in the program: entered by ${by} at the time above`),
    ...(entered.evidenceSha256 === null
      ? []
      : [more(`Shown by a file with the SHA-256 ${entered.evidenceSha256}`)]),
    ...(entered.scriptVersion === null
      ? []
      : [more(`Script read aloud: ${entered.scriptVersion}`)]),
  ];
}

const MEDIA = {
  slack: 'Slack',
  teams: 'Microsoft Teams',
  web: 'a web page behind a personal link',
  paper: 'a signed paper',
  verbal: 'the spoken word (verbal)',
  admin: 'an administrator',
  email: 'an e-mail to the company',
} as const;

const NO_ADDRESS = {
  not_provided_by_medium: 'not available: this medium does not tell it to applications',
  not_applicable: 'not applicable',
} as const;

function campaignWords(campaignId: string, { campaigns }: EntriesAbout): string {
  const newest = campaigns.filter(({ fact }) => fact.campaignId === campaignId).at(-1);
  if (newest === undefined) return campaignId;
  const { brand, messageTypes } = newest.fact.definition;
  return `${brand.companyName}: ${messageTypes.join(', ')} (${campaignId}, version ${newest.fact.version})`;
}

/** In words, what the newest entry about the consent means. */
function standing(own: readonly Entry[]): string {
  const newest = own.filter(({ fact }) => fact.kind in STANDING).at(-1);
  if (newest === undefined) return 'no answer';
  return `${STANDING[newest.fact.kind]} (entry ${newest.seq}, ${newest.at})`;
}

const STANDING: { readonly [K in FactKind]?: string } = {
  ConsentGiven: 'consent given',
  ConsentReleased: 'consent given',
  ConsentRefused: 'declined',
  ConsentWithdrawn: 'consent withdrawn',
  ConsentHeld: 'on hold: another person named the same number',
  ConsentInvalidated: 'consent no longer valid',
};

function happened(fact: Fact): string {
  switch (fact.kind) {
    case 'ConsentRequested':
      return `${fact.reminder === undefined ? 'was asked' : `was reminded (${fact.reminder})`} (${MEDIA[fact.medium]}, broadcast ${fact.broadcastId})`;
    case 'ConsentGiven':
      return `agreed to notice version ${fact.experience.noticeVersion} (${MEDIA[fact.medium]}${fact.entered === undefined ? '' : `, acted ${fact.entered.actAt}, entered by an administrator`})${fact.replaces === null ? '' : `, in place of entry ${fact.replaces}`}`;
    case 'ConsentRefused':
      return `declined notice version ${fact.experience.noticeVersion} ("${fact.experience.button}")`;
    case 'ConsentWithdrawn':
      return `withdrew (${MEDIA[fact.medium]}, ${fact.means.replaceAll('_', ' ')}${fact.entered === undefined ? '' : `, acted ${fact.entered.actAt}, entered by an administrator`})`;
    case 'AccountSplit':
      return `an account went from ${fact.employeeId} to ${fact.newEmployeeId}: it was joined to the wrong person`;
    case 'ConsentInvalidated':
      return `consent invalidated: ${fact.reason}`;
    case 'PersonalDataErased':
      return `erased ${fact.fields.join(', ')} of entries ${fact.seqs.join(', ')}`;
    default:
      return STANDING[fact.kind] ?? PLAIN[fact.kind] ?? fact.kind;
  }
}

const PLAIN: { readonly [K in FactKind]?: string } = {
  EmployeeJoined: 'became known to the ledger',
  AccountJoined: 'got another account',
  EmployeeLeft: 'left the company',
  EmployeeReturned: 'works at the company again',
  RoleGranted: 'became an administrator',
  RoleRevoked: 'is no longer an administrator',
};
