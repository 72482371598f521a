/** An admin has found out whose number it is that two employees named (requirement 32). */
import { appendNext, decide, standing } from '../decide.ts';
import type { Employee } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { findOne } from '../people/find-one.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { Recorded } from './act.ts';
import { campaignIdOf } from './campaign-id-of.ts';
import { type Cause, employeeStream, otherClaimants, phoneStream } from './claimants.ts';
import type { Consent } from './consent.ts';
import { receiptOf, receiptsOf } from './receipt.ts';

/**
 * The number is this person's: their consent counts again, and the answers of all others who
 * named it are set aside, so that they can answer once more with a number of their own.
 * @param query an employee id, an account or an e-mail; the number itself means several people
 * @throws InvalidInputError('employee') when nobody, several people or nobody on hold is meant
 */
export async function settlePhone(ports: Ports, actor: Actor, query: string): Promise<Recorded> {
  const by = await requireAdmin(ports, actor, 'settle whose number it is');
  const employee = await findOne(ports, query);
  return decide(() => attempt(ports, employee, by));
}

async function attempt(ports: Ports, { employeeId, state }: Employee, by: By): Promise<Recorded> {
  const own = await standing(ports.ledger, [employeeStream(employeeId)]);
  const consent = await ports.views.consent(employeeId);
  if (state !== 'active' || consent?.status !== 'held' || consent.phone === null) {
    throw new InvalidInputError(
      'employee',
      'This person’s number is not on hold, so there is nothing to settle. `rollcall evidence --employee` shows where they stand.',
    );
  }
  const { phone } = consent;
  const expect = [...own, ...(await standing(ports.ledger, [phoneStream(phone)]))];
  const others = await otherClaimants(ports, phone, employeeId);
  const cause: Cause = {
    key: `settled:${employeeId}:${own[0]?.seq}`,
    employeeId,
    campaignId: await campaignIdOf(ports, consent),
  };
  const drafts = [release(cause, phone, by), ...others.map((one) => setAside(cause, one, by))];
  await appendNext(ports.ledger, { drafts, expect });
  const ids = others.map((other) => other.employeeId);
  const receipt = await receiptOf(ports, employeeId, { account: null });
  return {
    kind: 'recorded',
    receipt,
    alsoHeld: [],
    released: [receipt],
    setAside: await receiptsOf(ports, ids, null),
  };
}

function release({ key, employeeId, campaignId }: Cause, phone: string, by: By): Draft {
  return {
    key,
    fact: { kind: 'ConsentReleased', employeeId, campaignId, reason: 'admin_confirmed', by },
    personal: {},
    streams: [employeeStream(employeeId), phoneStream(phone)],
  };
}

function setAside({ key, campaignId }: Cause, other: Consent, by: By): Draft {
  const { employeeId, phone } = other;
  return {
    key: `${key}:set_aside:${employeeId}`,
    fact: {
      kind: 'ConsentInvalidated',
      employeeId,
      campaignId,
      reason: 'number_belongs_to_another',
      by,
    },
    personal: {},
    streams: [employeeStream(employeeId), ...(phone === null ? [] : [phoneStream(phone)])],
  };
}
