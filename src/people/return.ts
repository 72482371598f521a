/** Somebody who had left works here again. */
import { campaignIdOf } from '../consent/campaign-id-of.ts';
import { employeeStream } from '../consent/claimants.ts';
import { stands } from '../consent/request-of.ts';
import { setAsideDrafts } from '../consent/set-aside.ts';
import { appendNext, decide, standing } from '../decide.ts';
import type { Account, Employee, EmployeeId } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import type { Append, Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { findOne } from './find-one.ts';

/** The directory says so. Nobody known, or nobody who had left: nothing to do. */
export async function employeeReturned(ports: Ports, account: Account): Promise<void> {
  const known = await ports.views.employeeByAccount(account);
  if (known !== null) await takeBack(ports, known.employeeId, 'system');
}

/**
 * An admin says so. They are asked again like anybody else.
 * @throws InvalidInputError('employee') when nobody, several people or nobody who left is meant
 */
export async function returnEmployee(ports: Ports, actor: Actor, query: string): Promise<Employee> {
  const by = await requireAdmin(ports, actor, 'say that somebody works here again');
  const { employeeId } = await findOne(ports, query);
  const returned = await takeBack(ports, employeeId, by);
  if (returned !== null) return returned;
  throw new InvalidInputError(
    'employee',
    'This person has not left, so there is nothing to take back.',
  );
}

/** Null when the person had not left. */
function takeBack(ports: Ports, employeeId: EmployeeId, by: By): Promise<Employee | null> {
  return decide(async () => {
    const own = await standing(ports.ledger, [employeeStream(employeeId)]);
    const employee = await ports.views.employee(employeeId);
    if (employee?.state !== 'left') return null;
    const key = `returned:${employeeId}:${own[0]?.seq}`;
    const returned: Draft = {
      key,
      fact: { kind: 'EmployeeReturned', employeeId, by },
      personal: {},
      streams: [employeeStream(employeeId)],
    };
    const ending = await endConsent(ports, { key, employeeId, by });
    await appendNext(ports.ledger, {
      drafts: [returned, ...ending.drafts],
      expect: [...own, ...ending.expect],
    });
    return { ...employee, state: 'active' };
  });
}

/** An agreement does not survive an absence: the number may have become somebody else's meanwhile. */
async function endConsent(
  ports: Ports,
  { key, employeeId, by }: { key: string; employeeId: EmployeeId; by: By },
): Promise<Required<Pick<Append, 'drafts' | 'expect'>>> {
  const consent = await ports.views.consent(employeeId);
  if (consent === null || !stands(consent)) return { drafts: [], expect: [] };
  return setAsideDrafts(ports, {
    cause: { key, employeeId, campaignId: await campaignIdOf(ports, consent) },
    ...{ reason: 'had_left_company', released: 'other_withdrew', phone: consent.phone, by },
  });
}
