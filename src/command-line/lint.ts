/** `rollcall lint`: what reviewers would object to, of the campaign on record or of a file, for CI. */
import { editYaml, lineInYaml } from '../../adapters/documents/edit-yaml.ts';
import { readYaml } from '../../adapters/documents/yaml.ts';
import { readPhone } from '../numbers/phone.ts';
import type { CampaignDefinition } from '../registration/campaign.ts';
import { readDefinition } from '../registration/define.ts';
import { type Finding, lintCampaign } from '../registration/lint.ts';
import { withOwnPages } from '../registration/pages.ts';
import { tellReviewers } from '../registration/reviewers.ts';
import { composeSamples } from '../registration/samples.ts';
import { type Command, OPERATOR, type Options, type Outcome, option } from './outcome.ts';

/** Of the campaign on record, exactly as the chats show it. */
export const lint: Command = async ({ service }) => {
  const { campaign, findings, nextStep } = await service.overview(OPERATOR);
  if (campaign === null) {
    return { code: 1, json: { findings: [] }, text: `No campaign is defined yet. ${nextStep}` };
  }
  return outcome(findings, NO_FILE);
};

interface File {
  readonly name: string | null;
  readonly text: string;
}

const NO_FILE: File = { name: null, text: '' };

/**
 * Of a file, without any store. With `fix`, the proposed texts are written into it one by one, for
 * as long as there are any.
 * @throws InvalidInputError as `campaign set` does
 */
export function lintFile(options: Options, baseUrl: string): Outcome {
  const name = option(options, 'file') ?? '';
  const before = { name, text: option(options, 'fileText') ?? '' };
  const check = (text: string) => lintText(text, { baseUrl, numbers: numbersIn(options) });
  if (options.fix !== true) return outcome(check(before.text).findings, before);
  const { text, accepted } = fixAll(before.text, check);
  const result = outcome(check(text).findings, { name, text });
  const told = accepted.map(
    ({ ruleId, path }) => `Fixed ${ruleId}: ${path} has its proposed text.`,
  );
  return {
    ...result,
    json: { ...(result.json as object), fixed: accepted },
    text: [...told, ...(told.length === 0 ? ['Nothing to fix by itself.'] : []), result.text].join(
      '\n',
    ),
    ...(accepted.length === 0
      ? {}
      : {
          files: [
            { path: name, base64: Buffer.from(text, 'utf8').toString('base64'), keepsMode: true },
          ],
        }),
  };
}

interface Judged {
  readonly definition: CampaignDefinition;
  readonly findings: readonly Finding[];
}

function lintText(
  text: string,
  given: { readonly baseUrl: string; readonly numbers: readonly string[] },
): Judged {
  const place = { baseUrl: given.baseUrl, campaignId: 'cmp_file' };
  const definition = readDefinition(withOwnPages(readYaml(text), place));
  return { definition, findings: lintCampaign({ campaign: definition, numbers: given.numbers }) };
}

const numbersIn = (options: Options): string[] =>
  (option(options, 'numbers') ?? '')
    .split(',')
    .filter((typed) => typed.trim() !== '')
    .map((typed) => readPhone(typed, 'numbers'));

/** More than there are rules: a file that never settles is left where it stands. */
const MOST_FIXES = 80;

interface Accepted {
  readonly ruleId: string;
  readonly path: string;
}

function fixAll(
  file: string,
  check: (text: string) => Judged,
): { readonly text: string; readonly accepted: readonly Accepted[] } {
  let text = file;
  const accepted: Accepted[] = [];
  const tried = new Set<string>();
  for (let round = 0; round < MOST_FIXES; round += 1) {
    const { definition, findings } = check(text);
    const next = findings.find(
      ({ replacement }) => replacement !== null && !tried.has(replacement.id),
    );
    if (next?.replacement == null) break;
    const { id, path, text: proposed } = next.replacement;
    tried.add(id);
    text = writeText(withSamples(text, definition, path), path, proposed);
    accepted.push({ ruleId: next.ruleId, path });
  }
  return { text, accepted };
}

const partsOf = (path: string) =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const writeText = (file: string, path: string, text: string) => editYaml(file, partsOf(path), text);

/** Samples that were composed so far are written out before one of them is changed. */
function withSamples(file: string, definition: CampaignDefinition, path: string): string {
  if (!path.startsWith('samples.') || definition.samples?.length) return file;
  return composeSamples(definition).reduce(
    (text, sample, index) => editYaml(text, ['samples', index], sample),
    file,
  );
}

function outcome(findings: readonly Finding[], file: File): Outcome {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const verdict =
    findings.length === 0
      ? 'No finding: every rule is kept.'
      : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}, ${errors} of them ${errors === 1 ? 'an error' : 'errors'}.`;
  return {
    code: errors === 0 ? 0 : 1,
    json: { findings, errors },
    text: [...tellFindings(findings, file), verdict].join('\n'),
  };
}

/** A line for each finding, then each proposed text. */
export const tellFindings = (findings: readonly Finding[], file: File = NO_FILE): string[] => [
  ...findings.map((finding) => tell(finding, file)),
  ...proposals(findings),
];

/** Each proposed text once, however many findings it settles. */
function proposals(findings: readonly Finding[]): string[] {
  const all = findings.flatMap(({ replacement }) => replacement ?? []);
  const once = new Map(all.map(({ id, path, text }) => [id, `PROPOSED for ${path}: ${text}`]));
  return [...once.values()];
}

function tell(finding: Finding, { name, text }: File): string {
  const { severity, ruleId, field, message, phrase, fix, codes } = finding;
  const line = name === null ? null : lineInYaml(text, partsOf(pathOf(finding)));
  const where = name === null ? field : `${name}${line === null ? '' : `:${line}`} ${field}`;
  const words = phrase === null ? '' : ` Found: "${phrase}".`;
  const reviewers = codes.length === 0 ? '' : ` Reviewers' codes: ${tellReviewers(codes)}.`;
  return `${severity.toUpperCase()} ${ruleId} ${where}: ${message}${words} ${fix}${reviewers}`;
}

/** Where the finding's text stands in the file. */
function pathOf({ field }: Finding): string {
  if (field === 'text') return 'consentText';
  const sample = /^sample(\d)$/.exec(field);
  return sample === null ? field : `samples.${Number(sample[1]) - 1}`;
}
