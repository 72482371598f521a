/** One person's evidence, for an admin who has to prove an answer. */
import { type EvidenceBundle, evidenceOf } from '../ledger/evidence.ts';
import { findOne } from '../people/find-one.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { takeCheckpoint } from './take-checkpoint.ts';

/**
 * `query` is an employee id, an account, an e-mail or a phone number as people type it.
 * @throws InvalidInputError('employee') when it means nobody or several people.
 */
export async function collectEvidence(
  ports: Ports,
  actor: Actor,
  query: string,
): Promise<EvidenceBundle> {
  await requireAdmin(ports, actor, 'collect evidence');
  const found = await findOne(ports, query);
  await takeCheckpoint(ports, { tellAdmins: false });
  const { ledger, signer, verifiers, clock } = ports;
  return evidenceOf({ ledger, signer, verifiers, at: clock.now() }, found.employeeId);
}
