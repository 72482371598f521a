/** One person's evidence: everything that proves their answers, and nothing about anybody else. */
import { createHash } from 'node:crypto';
import { InvalidInputError } from '../errors.ts';
import type { Ledger, Signer } from '../ports.ts';
import { publicKeyOf, signCheckpoint, signNote, verifierKey } from './checkpoint.ts';
import type { Disclosure, Entry } from './entry.ts';
import { type EntriesAbout, entriesAbout } from './evidence-entries.ts';
import { composeReadme } from './evidence-readme.ts';
import { composeRecord } from './evidence-record.ts';
import { inclusionIn } from './proof.ts';
import { type Snapshot, snapshotNow } from './snapshot.ts';

/** One person's evidence: files that verify in an empty directory without network and reveal nobody else. */
export interface EvidenceBundle {
  readonly employeeId: string;
  /** File name for the zip, without personal data. */
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export interface EvidenceSource {
  readonly ledger: Ledger;
  readonly signer: Signer;
  /** The two scripts that travel with the evidence, as text; the core reads no files. */
  readonly verifiers: { readonly mjs: string; readonly py: string };
  /** When it is made, RFC 3339 UTC. */
  readonly at: string;
  /** The state to show; as the ledger stands now when absent. */
  readonly snapshot?: Snapshot;
}

type File = EvidenceBundle['files'][number];

/**
 * The bundle for one employee as the ledger stands now, under a checkpoint signed for it.
 * @throws InvalidInputError('employee') when nothing is on record for this id.
 */
export async function evidenceOf(
  source: EvidenceSource,
  employeeId: string,
): Promise<EvidenceBundle> {
  const snapshot = source.snapshot ?? (await snapshotNow(source.ledger));
  const about = await entriesAbout(source.ledger, { employeeId, size: snapshot.size });
  return composeEvidence({ ...source, snapshot }, employeeId, about);
}

/**
 * The same from entries that were read already.
 * @throws InvalidInputError('employee') when there are none.
 */
export async function composeEvidence(
  source: EvidenceSource & { readonly snapshot: Snapshot },
  employeeId: string,
  about: EntriesAbout,
): Promise<EvidenceBundle> {
  const { ledger, signer, verifiers, at, snapshot: head } = source;
  if (about.own.length === 0) {
    throw new InvalidInputError('employee', 'Nothing is on record for this person.');
  }
  const disclosures = await ledger.disclosures(about.own.map(({ seq }) => seq));
  const entries: object[] = [];
  for (const entry of about.all) {
    const proof = (await inclusionIn(head.tree, entry.seq)).map(base64);
    entries.push({ ...revealed(entry, about.noticePaths, disclosures), proof });
  }
  const evidence = { format: 'rollcall-evidence/1', origin: signer.origin, employeeId, entries };
  const key = verifierKey(signer);
  const files: File[] = [
    { path: 'README.txt', text: composeReadme({ key, size: head.size, at }) },
    { path: 'checkpoint.txt', text: signCheckpoint(signer, head) },
    { path: 'evidence.json', text: `${JSON.stringify(evidence, null, 2)}\n` },
    ...about.notices.map(({ fact }) => ({
      path: about.noticePaths.get(fact.digest) as string,
      text: fact.text,
    })),
    { path: 'public-key.pem', text: pem(signer.publicKey) },
    {
      path: 'record.txt',
      text: composeRecord({ about, employeeId, origin: signer.origin, size: head.size, at }),
    },
    { path: 'verify.mjs', text: verifiers.mjs },
    { path: 'verify.py', text: verifiers.py },
  ];
  const name = `rollcall-evidence-${employeeId}-${head.size}.zip`;
  return { employeeId, name, files: [...files, manifestOf(signer, employeeId, files)] };
}

/** What `evidence.json` says of one entry; only this person's own fields are revealed. */
function revealed(
  entry: Entry,
  noticePaths: ReadonlyMap<string, string>,
  disclosures: readonly Disclosure[],
): object {
  const { seq, bytes, fact } = entry;
  return {
    seq,
    kind: fact.kind,
    ...(fact.kind === 'NoticePublished' ? { file: noticePaths.get(fact.digest) } : {}),
    bytes: base64(bytes),
    disclosures: disclosures.filter((one) => one.seq === seq).map(({ encoded }) => encoded),
  };
}

/**
 * Signed by the ledger's key, so that no file can be changed and no entry left out unseen.
 * Its first line is no origin line, so that it can never pass for a checkpoint.
 */
function manifestOf(signer: Signer, employeeId: string, files: readonly File[]): File {
  const lines = files.map(
    ({ path, text }) => `${createHash('sha256').update(text, 'utf8').digest('hex')}  ${path}`,
  );
  const text = `${['rollcall-evidence/1', signer.origin, employeeId, ...lines].join('\n')}\n`;
  return { path: 'manifest.txt', text: signNote(signer, text) };
}

const pem = (publicKey: Uint8Array): string =>
  publicKeyOf(publicKey).export({ format: 'pem', type: 'spki' }).toString();

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
