/** One person's evidence, for an admin who has to prove an answer. */
import type { EvidenceBundle } from '../ledger/evidence.ts';
import { findOne } from '../people/find-one.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { type AuditedPerson, auditPerson } from './audit-person.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** The signed files, and what the pages and pictures beside them are drawn from. */
export interface CollectedEvidence extends EvidenceBundle {
  readonly person: AuditedPerson;
  /** RFC 3339 UTC. */
  readonly madeAt: string;
}

/**
 * `query` is an employee id, an account, an e-mail or a phone number as people type it.
 * @throws InvalidInputError('employee') when it means nobody or several people.
 */
export async function collectEvidence(
  ports: Ports,
  actor: Actor,
  query: string,
): Promise<CollectedEvidence> {
  await requireAdmin(ports, actor, 'collect evidence');
  const { employeeId } = await findOne(ports, query);
  const now = await takeSnapshot(ports);
  const madeAt = ports.clock.now();
  const person = await auditPerson(ports, { shown: now, now, at: madeAt }, employeeId);
  return { ...person.evidence, person, madeAt };
}
