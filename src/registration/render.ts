/** The summary as text to paste: what stands in the way first, then the form field by field. */
import { displayPhone } from '../numbers/phone.ts';
import type { NumberInUse } from '../numbers/track.ts';
import { tellVerdict } from '../wording/tell-to-fill.ts';
import { fieldWords } from './field-words.ts';
import type { Finding } from './lint.ts';
import type { Replacement } from './mend.ts';
import { tellReviewers } from './reviewers.ts';
import type { Summary, SummaryField } from './summarize.ts';
import { tellConsentLevel } from './tell-consent-level.ts';
import { tellFinding } from './tell-finding.ts';

const SEVERITIES = { error: 'Error', warning: 'Warning', advice: 'Advice' } as const;

/** `623 of 40-4096 characters`; empty for flags and fields without limit. */
function tellSize({ value, length, limit, withinLimit }: SummaryField): string {
  if (length === null) return '';
  const unit = typeof value === 'string' ? 'characters' : 'entries';
  if (limit === null) return `${length} ${unit}`;
  return `${length} of ${limit.min}-${limit.max} ${unit}${withinLimit ? '' : ' - outside the limit'}`;
}

function tellValue({ value }: SummaryField): string {
  if (typeof value === 'boolean') return value ? 'Yes (true)' : 'No (false)';
  return typeof value === 'string' ? value : value.join(', ');
}

/** The rule's id stands last: whoever looks it up in the rule table needs it, nobody else. */
function findingLine(finding: Finding): string {
  const { severity, ruleId, codes } = finding;
  const drawn = codes.length === 0 ? '' : ` Reviewers' codes: ${tellReviewers(codes)}.`;
  return `${SEVERITIES[severity]} - ${tellFinding(finding)}${drawn} (${ruleId})`;
}

/** Findings that belong to no field of the form, e.g. those about the consent text. */
function elsewhere(summary: Summary): readonly Finding[] {
  const placed = new Set(summary.fields.flatMap(({ findings }) => findings));
  return summary.findings.filter((finding) => !placed.has(finding));
}

/** Each proposed text once, however many findings it settles. */
function proposals({ findings }: Summary): readonly Replacement[] {
  const all = findings.flatMap(({ replacement }) => replacement ?? []);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** How one kind of document writes its parts. */
interface Style {
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly fieldName: (name: string) => string;
  readonly item: (text: string) => string;
  readonly paste: (text: string) => string;
  readonly numbers: (rows: readonly (readonly string[])[]) => string;
}

/** A fence longer than any run of backticks inside, so that no value can end its block. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}text\n${text}\n${marks}`;
}

/** One line: a label must neither break its row nor turn the direction of the text around it. */
const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const inline = (text: string) => oneLine(text).replace(/[\\`*_<>[\]|#~]/g, '\\$&');
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const MARKDOWN: Style = {
  title: (text) => `# ${inline(text)}`,
  heading: (text) => `## ${text}`,
  fieldName: (name) => `### ${name}`,
  item: (text) => `- ${inline(text)}`,
  paste: fence,
  numbers: ([head = [], ...rows]) =>
    [row(head), row(head.map(() => '---')), ...rows.map((cells) => row(cells.map(inline)))].join(
      '\n',
    ),
};

const PLAIN: Style = {
  title: (text) => `${text.toUpperCase()}\n${'='.repeat(text.length)}`,
  heading: (text) => `${text}\n${'-'.repeat(text.length)}`,
  fieldName: (name) => `[${name}]`,
  item: (text) => `* ${oneLine(text)}`,
  paste: (text) => text,
  numbers: ([, ...rows]) =>
    rows.map((cells) => `* ${oneLine(cells.filter((cell) => cell !== '').join(', '))}`).join('\n'),
};

const USES = { sends: 'sends', receives: 'receives only', both: 'sends and receives' } as const;

function tellNumber(number: NumberInUse): readonly string[] {
  return [
    displayPhone(number.e164),
    number.label,
    USES[number.use],
    number.owner.name,
    `since ${number.activeFrom.slice(0, 10)}`,
    number.inNotice ? 'named in the notice' : 'not in the notice',
    `${number.covered} may be texted`,
  ];
}

const NUMBERS_HEAD = ['Number', 'Label', 'Use', 'Owner', 'In use', 'Notice', 'Consents'];

function section(style: Style, heading: string, parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [style.heading(heading), parts.join('\n')];
}

function renderField(style: Style, field: SummaryField): string {
  const size = tellSize(field);
  const findings = field.findings.map((finding) => style.item(findingLine(finding)));
  const lines = [
    style.fieldName(field.own === field.name ? field.name : `${field.own} (${field.name})`),
    [size, field.note ?? ''].filter((part) => part !== '').join('. '),
    style.paste(tellValue(field)),
    findings.join('\n'),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** What was handed in and answered, and what is no longer as it was handed in. */
function tellRegistration({ registration }: Summary): readonly string[] {
  if (registration === null) return [];
  const { standing, alarms } = registration;
  return [...standing, ...alarms.map((alarm) => `Changed: ${alarm}`)];
}

function render(style: Style, summary: Summary): string {
  const { blockers, fields, numbers, counts } = summary;
  const parts = [
    style.title('Text message registration summary'),
    `Form: ${summary.form.label}. As of ${summary.issuedAt}.`,
    `Where: ${summary.form.place} (${summary.form.source}, read ${summary.form.date})`,
    tellVerdict(summary),
    ...section(style, 'Settle first', blockers.map(style.item)),
    ...section(style, 'Where the registration stands', tellRegistration(summary).map(style.item)),
    style.heading('Fields to copy into the form'),
    ...fields.map((field) => renderField(style, field)),
    ...section(
      style,
      'Findings about the consent text and the rest',
      elsewhere(summary).map((one) => style.item(findingLine(one))),
    ),
    ...proposals(summary).flatMap(({ path, text }) => [
      style.heading(`Proposed for ${fieldWords(path === 'consentText' ? 'text' : path)}`),
      style.paste(text),
    ]),
    ...section(style, 'You still fill in', summary.form.toFill.map(style.item)),
    ...section(style, 'What to attach', summary.form.attach.map(style.item)),
    ...section(style, 'Consent level', tellConsentLevel(summary.consentLevel).map(style.item)),
    style.heading('Who was asked'),
    style.paste(summary.collectiveNotice),
    `Agreed ${counts.agreed} + declined ${counts.declined} + waiting ${counts.waiting} = asked ${counts.targeted}. Withdrew later: ${counts.withdrawn}.`,
    style.heading('Numbers in use'),
    numbers.inUse.length === 0
      ? 'None.'
      : style.numbers([NUMBERS_HEAD, ...numbers.inUse.map(tellNumber)]),
    numbers.warnings.map(style.item).join('\n'),
    ...section(style, 'Please note', summary.caveats.map(style.item)),
    style.heading('Checkpoint of the ledger'),
    style.paste(summary.checkpoint.trimEnd()),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The summary as Markdown: each value in a block of its own, to copy whole. */
export function renderMarkdown(summary: Summary): string {
  return render(MARKDOWN, summary);
}

/** The summary as plain text, for a mail or a file. */
export function renderPlain(summary: Summary): string {
  return render(PLAIN, summary);
}
