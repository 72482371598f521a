/** `rollcall evidence`, `verify`, `checkpoint`: what is shown to others, and its proof. */
import { zipFiles } from '../../adapters/documents/zip.ts';
import { InvalidInputError } from '../errors.ts';
import { certifyWith } from './certificates.ts';
import { type Command, OPERATOR, option } from './outcome.ts';

export const evidence: Command = async ({ service, drawing }, options) => {
  const query = option(options, 'employee');
  if (query === null) {
    throw new InvalidInputError(
      'employee',
      'employee is missing: give an employee id, an e-mail address or a phone number.',
    );
  }
  const bundle = await service.evidence(OPERATOR, query);
  const path = option(options, 'out') ?? bundle.name;
  const files = [...bundle.files, ...(await certifyWith(drawing)(bundle.person, bundle.madeAt))];
  const base64 = Buffer.from(zipFiles(files)).toString('base64');
  return {
    code: 0,
    json: {
      employeeId: bundle.employeeId,
      file: path,
      contents: files.map((file) => file.path),
    },
    text: `The evidence of one person (${files.length} files, with what the person saw) is in ${path}. To check it: unzip it into an empty folder and run \`node verify.mjs\` or \`python3 verify.py\` there.`,
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
