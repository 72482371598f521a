/** One person's evidence, for an admin who has to prove an answer. */
import { InvalidInputError } from '../errors.ts';
import { type EvidenceBundle, evidenceOf } from '../ledger/evidence.ts';
import { readPhone } from '../numbers/phone.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { takeCheckpoint } from './take-checkpoint.ts';

/**
 * `query` is an employee id, an account, an e-mail or a phone number as people type it.
 * @throws InvalidInputError('employee') when the id, e-mail or phone means nobody or several people.
 */
export async function collectEvidence(
  ports: Ports,
  actor: Actor,
  query: string,
): Promise<EvidenceBundle> {
  await requireAdmin(ports, actor, 'collect evidence');
  const [found, ...others] = await ports.views.findEmployees(asE164(query.trim()));
  if (found === undefined) {
    throw new InvalidInputError(
      'employee',
      'Nobody is on record with this id, e-mail or phone number. Check how it is written.',
    );
  }
  if (others.length > 0) {
    throw new InvalidInputError(
      'employee',
      'Several people are on record with this. Give the employee id, which starts with emp_.',
    );
  }
  await takeCheckpoint(ports, { tellAdmins: false });
  const { ledger, signer, verifiers, clock } = ports;
  return evidenceOf({ ledger, signer, verifiers, at: clock.now() }, found.employeeId);
}

/** A phone number as it is on record; anything else stays as it is. */
function asE164(query: string): string {
  try {
    return readPhone(query);
  } catch (error) {
    if (error instanceof InvalidInputError) return query;
    throw error;
  }
}
