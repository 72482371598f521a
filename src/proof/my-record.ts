/** What a person gets of their own record: the same evidence an auditor would get, and nobody else's. */
import type { Account } from '../employee.ts';
import { signCheckpoint } from '../ledger/checkpoint.ts';
import { snapshotNow } from '../ledger/snapshot.ts';
import type { Ports } from '../ports.ts';
import { retentionYearsOf } from '../records/retention.ts';
import { type AuditedPerson, auditPerson } from './audit-person.ts';
import { checkWitness } from './check-witness.ts';
import { receiptFiles } from './receipt-files.ts';

export interface OwnRecord {
  /** File name for the zip, without personal data. */
  readonly name: string;
  readonly person: AuditedPerson;
  /** RFC 3339 UTC. */
  readonly madeAt: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/**
 * For whoever this account belongs to, and for nobody else; null when nobody does. Says nothing
 * new to the ledger and asks no role (E-SIGN: a copy for the signer; requirement 17).
 * @throws LedgerBrokenError when the ledger contradicts its last checkpoint
 */
export async function myRecord(ports: Ports, account: Account): Promise<OwnRecord | null> {
  const employee = await ports.views.employeeByAccount(account);
  if (employee === null) return null;
  await checkWitness(ports);
  const newest = await snapshotNow(ports.ledger);
  const now = { ...newest, checkpoint: signCheckpoint(ports.signer, newest) };
  const states = { shown: now, now, at: ports.clock.now() };
  const person = await auditPerson(ports, states, employee.employeeId);
  return {
    name: 'my-consent-record.zip',
    person,
    madeAt: states.at,
    files: [
      ...person.evidence.files.map(({ path, text }) => ({ path: `evidence/${path}`, text })),
      ...receiptFiles(person.records, retentionYearsOf(ports)),
    ],
  };
}
