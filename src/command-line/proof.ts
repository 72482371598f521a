/** `rollcall summary`, `evidence`, `verify`, `checkpoint`: what is shown to others, and its proof. */
import { zipFiles } from '../../adapters/documents/zip.ts';
import { InvalidInputError } from '../errors.ts';
import { PROVIDERS } from '../registration/campaign.ts';
import { renderMarkdown, renderPlain } from '../registration/render.ts';
import { type Command, OPERATOR, option } from './outcome.ts';

export const summary: Command = async ({ service, config, storeKind }, options) => {
  const wanted =
    option(options, 'provider') ??
    (await service.overview(OPERATOR)).campaign?.definition.provider ??
    'portable';
  const provider = PROVIDERS.find((each) => each === wanted);
  if (provider === undefined) {
    throw new InvalidInputError('provider', `provider must be one of ${PROVIDERS.join(', ')}.`);
  }
  const document = await service.summarize(OPERATOR, provider);
  const text = options.markdown === true ? renderMarkdown(document) : renderPlain(document);
  const store = storeKind === 'embedded' ? `\n\n${EMBEDDED_CAVEAT}` : '';
  return {
    code: document.ready ? 0 : 1,
    json: { ...document, baseUrl: config.baseUrl, store: storeKind },
    text: text + store,
  };
};

export const EMBEDDED_CAVEAT =
  'These records are in the embedded store, meant for trying out and small pilots: it survives a crash of the program but not a power loss. Keep evidence in Postgres; `rollcall copy --to` moves it.';

export const evidence: Command = async ({ service }, options) => {
  const query = option(options, 'employee');
  if (query === null) {
    throw new InvalidInputError(
      'employee',
      'employee is missing: give an employee id, an e-mail address or a phone number.',
    );
  }
  const bundle = await service.evidence(OPERATOR, query);
  const path = option(options, 'out') ?? `${bundle.name}.zip`;
  const base64 = Buffer.from(zipFiles(bundle.files)).toString('base64');
  return {
    code: 0,
    json: {
      employeeId: bundle.employeeId,
      file: path,
      contents: bundle.files.map((file) => file.path),
    },
    text: `The evidence of one person (${bundle.files.length} files) is in ${path}. To check it: unzip it into an empty folder and run \`node verify.mjs\` or \`python3 verify.py\` there.`,
    files: [{ path, base64 }],
  };
};

export const verify: Command = async ({ service }) => {
  const verification = await service.verify();
  if (verification.ok) {
    const text = `The ledger verifies: ${verification.entries} entries, ${verification.disclosures} disclosures, root ${verification.root}.`;
    return { code: 0, json: verification, text };
  }
  const lines = verification.problems.map((problem) =>
    problem.seq < 0 ? `- ${problem.message}` : `- Entry ${problem.seq}: ${problem.message}`,
  );
  return {
    code: 1,
    json: verification,
    text: ['The ledger does NOT verify. First bad entry first:', ...lines].join('\n'),
  };
};

export const checkpoint: Command = async ({ service }) => {
  const note = await service.checkpoint({ tellAdmins: false });
  return { code: 0, json: { checkpoint: note }, text: note };
};
