/** What an audit shows of one person, and whether it holds. */
import { digestWording } from '../consent/notice.ts';
import type { EmployeeId } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import { disclosureFault, type Entry, readBody } from '../ledger/entry.ts';
import { composeEvidence, type EvidenceBundle } from '../ledger/evidence.ts';
import { type EntriesAbout, entriesAbout } from '../ledger/evidence-entries.ts';
import { inclusionIn, verifyInclusion } from '../ledger/proof.ts';
import { leafHash } from '../ledger/tree.ts';
import type { Ports } from '../ports.ts';
import { readRecords } from '../records/read-records.ts';
import { type ConsentRecord, publishedIn } from '../records/record.ts';
import type { SignedSnapshot } from './take-snapshot.ts';

export interface AuditedPerson {
  readonly employeeId: EmployeeId;
  readonly evidence: EvidenceBundle;
  readonly records: readonly ConsentRecord[];
  readonly about: EntriesAbout;
  /** When personal fields were erased; null when they never were. */
  readonly erasedAt: string | null;
  /** The state shown: the audit's, or the newest one where an erasure came later and has to be explained. */
  readonly snapshot: SignedSnapshot;
  readonly checks: readonly AuditCheck[];
}

export interface AuditCheck {
  readonly what: string;
  readonly ok: boolean;
}

/** The state the audit is about, and the newest one. */
export interface States {
  readonly shown: SignedSnapshot;
  readonly now: SignedSnapshot;
  /** When the audit is made, RFC 3339 UTC. */
  readonly at: string;
}

/** @throws InvalidInputError('employee') when nothing was on record for this person in the state shown */
export async function auditPerson(
  ports: Ports,
  states: States,
  employeeId: EmployeeId,
): Promise<AuditedPerson> {
  const { ledger, signer, verifiers } = ports;
  const newest = await entriesAbout(ledger, { employeeId, size: states.now.size });
  const erasure = newest.own.find(({ fact }) => fact.kind === 'PersonalDataErased') ?? null;
  const isErasedLater = erasure !== null && erasure.seq >= states.shown.size;
  const snapshot = isErasedLater ? states.now : states.shown;
  const about =
    snapshot.size === states.now.size
      ? newest
      : await entriesAbout(ledger, { employeeId, size: snapshot.size });
  if (about.own.length === 0) {
    throw new InvalidInputError('employee', 'Nothing was on record for this person at that time.');
  }
  const source = { ledger, signer, verifiers, at: states.at, snapshot };
  return {
    employeeId,
    about,
    snapshot,
    erasedAt: erasure?.at ?? null,
    evidence: await composeEvidence(source, employeeId, about),
    records: readRecords(signer.origin, about.own, publishedIn(about.all)),
    checks: await checkEntries(ports, about, snapshot),
  };
}

async function checkEntries(
  { ledger }: Ports,
  about: EntriesAbout,
  snapshot: SignedSnapshot,
): Promise<AuditCheck[]> {
  const checks: AuditCheck[] = [];
  const own = new Set(about.own.map(({ seq }) => seq));
  const disclosures = await ledger.disclosures([...own]);
  for (const entry of about.all) {
    const { seq, fact } = entry;
    const name = `entry ${seq} (${fact.kind})`;
    checks.push({ what: `${name} is in the signed ledger`, ok: await isIncluded(entry, snapshot) });
    const committed = readBody(entry.bytes)._sd;
    const held = disclosures.filter((one) => one.seq === seq);
    if (held.length > 0) {
      const ok = held.every((one) => disclosureFault(one, committed) === null);
      checks.push({ what: `${name}: its personal fields are those recorded`, ok });
    }
    if (fact.kind === 'NoticePublished') {
      const ok = digestWording(fact) === fact.digest;
      checks.push({ what: `${name}: its wording has the digest it names`, ok });
    }
  }
  return checks;
}

async function isIncluded({ seq, bytes }: Entry, snapshot: SignedSnapshot): Promise<boolean> {
  const { tree, size, root } = snapshot;
  const proof = await inclusionIn(tree, seq);
  return verifyInclusion({ leaf: leafHash(bytes), seq, size, proof, root });
}
