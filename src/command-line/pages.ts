/** `rollcall pages`: where the public pages are, what a reviewer would reject, and the pictures to attach. */
import { mkdirSync } from 'node:fs';
import type { Command as Program } from 'commander';
import { InvalidInputError } from '../errors.ts';
import type { Finding } from '../registration/lint.ts';
import { slugOf } from '../registration/pages.ts';
import type { PagesCheck } from '../registration/pages-verify.ts';
import { type Command, OPERATOR, type Outcome, type Request } from './outcome.ts';
import { json, type Run } from './person-commands.ts';

const NAMES = {
  evidence: 'The opt-in, step by step',
  privacy: 'Privacy policy',
  terms: 'Terms',
} as const;

export const checkPages: Command = async ({ service }) => {
  const check = await service.checkPages(OPERATOR);
  return { code: check.ok ? 0 : 1, json: check, text: tell(check) };
};

/** `pages list`: where they are. */
export const listPages: Command = async ({ service, config }) => {
  const { campaign } = await service.overview(OPERATOR);
  const slug = campaign === null ? null : slugOf(campaign);
  const pages = slug === null ? null : await service.publicPages(slug);
  if (campaign === null || pages === null) {
    const text = 'There is no public page yet: it appears with the first notice in force.';
    return { code: 1, json: { pages: null }, text };
  }
  const { privacyPolicyLink, termsAndConditionsLink } = campaign.definition;
  const evidence = `${config.baseUrl}/evidence/${slug}`;
  const links = { evidence, privacy: privacyPolicyLink, terms: termsAndConditionsLink };
  return {
    code: 0,
    json: { pages: links, indexable: pages.evidence.indexable },
    text: Object.entries(links)
      .map(([page, url]) => `${NAMES[page as keyof typeof NAMES]}: ${url}`)
      .join('\n'),
  };
};

function tell({ ok, pages, findings }: PagesCheck): string {
  const lines = pages.map(({ page, url, opens }) => {
    if (url === null) return `${NAMES[page]}: the campaign names none.`;
    return `${NAMES[page]}: ${url} ${opens ? 'opens.' : 'DOES NOT OPEN.'}`;
  });
  const verdict = ok
    ? 'Reviewers can open every page named, and find what they look for.'
    : 'Settle this before you hand the form in: reviewers open these pages.';
  return [...lines, '', ...findings.map(tellFinding), verdict].join('\n');
}

const tellFinding = ({ severity, ruleId, message, fix }: Finding): string =>
  `${severity.toUpperCase()} ${ruleId}: ${message}\n  Remedy: ${fix}\n`;

export function addPagesCommands(
  program: Program,
  run: Run,
  perform: (request: Request) => Promise<Outcome>,
): void {
  const pages = program.command('pages').description('the public pages that reviewers open');
  json(pages.command('list', { isDefault: true }).description('where they are')).action(
    run((options) => perform({ command: 'pages list', options })),
  );
  json(
    pages.command('check').description('open them, and compare them with what is handed in'),
  ).action(run((options) => perform({ command: 'pages check', options })));
  json(
    pages
      .command('pictures')
      .description('the pictures to attach to a provider’s form: at most 5, each up to 500 KB'),
  )
    .requiredOption('--out <folder>', 'where they are written; it is made when there is none')
    .action(
      run(({ out, ...options }) => {
        const folder = makeFolder(String(out));
        return perform({ command: 'pages pictures', options: { ...options, folder } });
      }),
    );
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    throw new InvalidInputError(
      'out',
      'The folder given with --out cannot be made: name one that is yours to write in.',
    );
  }
}
