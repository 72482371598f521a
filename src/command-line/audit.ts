/** `rollcall audit`: an auditor's question answered in one zip. */
import { zipFiles } from '../../adapters/documents/zip.ts';
import { InvalidInputError } from '../errors.ts';
import type { Audit, AuditOrder } from '../proof/audit.ts';
import { type CertificateFile, type Certify, certifyWith } from './certificates.ts';
import { type Command, OPERATOR, type Options, option } from './outcome.ts';

const SAMPLE = 5;

export const audit: Command = async ({ service, drawing }, options) => {
  const at = option(options, 'at');
  const whom = readWhom(options);
  const made = await service.audit(OPERATOR, { whom, ...(at === null ? {} : { at }) });
  const path = option(options, 'out') ?? made.name;
  const zip = zipFiles([...made.files, ...(await certificates(made, certifyWith(drawing)))]);
  const base64 = Buffer.from(zip).toString('base64');
  const people = made.people.map(({ employeeId }) => employeeId);
  const count = `${people.length} ${people.length === 1 ? 'person' : 'people'}`;
  return {
    code: made.ok ? 0 : 1,
    json: { file: path, people, size: made.size, ok: made.ok, ...whom },
    text: [
      `The audit of ${count}, as of entry ${made.size}, is in ${path}. Its README.txt tells what is in it and how to check it.`,
      ...('seed' in whom ? [`The same seed draws the same people again: --seed ${whom.seed}`] : []),
      made.ok
        ? 'Everything in it verifies.'
        : 'Something in it does NOT verify: see verification.txt in the zip, and run rollcall verify.',
    ].join('\n'),
    files: [{ path, base64 }],
  };
};

async function certificates(
  { people, madeAt }: Audit,
  certify: Certify,
): Promise<CertificateFile[]> {
  const files: CertificateFile[] = [];
  for (const person of people) {
    for (const file of await certify(person, madeAt))
      files.push({ ...file, path: `people/${person.employeeId}/${file.path}` });
  }
  return files;
}

function readWhom(options: Options): AuditOrder['whom'] {
  const phone = option(options, 'phone');
  const employee = option(options, 'employee');
  const sample = option(options, 'sample');
  if ([phone, employee, sample].filter((given) => given !== null).length > 1) {
    throw new InvalidInputError(
      'sample',
      'Give only one of --sample, --phone and --employee: each says who is in the audit.',
    );
  }
  if (phone !== null) return { phone };
  if (employee !== null) return { employee };
  const seed = option(options, 'seed');
  if (seed === null) {
    throw new InvalidInputError(
      'seed',
      'Give --seed with any words, such as the auditor’s reference: the same words draw the same people again.',
    );
  }
  return { sample: sample === null ? SAMPLE : Number(sample), seed };
}
