/** Somebody left: suppressed at once (requirement 31). */
import { appendNext, decide, standing } from '../decide.ts';
import type { Account, Employee, EmployeeId } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { findOne } from './find-one.ts';
import { keepable } from './join.ts';

/** The directory says so. `reason` is a short word of the platform, such as `deactivated`. Unknown or already gone: nothing to do. */
export async function employeeLeft(ports: Ports, account: Account, reason: string): Promise<void> {
  const known = await ports.views.employeeByAccount(account);
  if (known !== null) await letGo(ports, known.employeeId, { reason, by: 'system' });
}

/**
 * An admin says so, of somebody whom no directory tells about.
 * @throws InvalidInputError('employee') when nobody, several people or somebody who has left already is meant
 */
export async function leaveEmployee(ports: Ports, actor: Actor, query: string): Promise<Employee> {
  const by = await requireAdmin(ports, actor, 'say that somebody left');
  const { employeeId } = await findOne(ports, query);
  const gone = await letGo(ports, employeeId, { reason: 'told_hr', by });
  if (gone !== null) return gone;
  throw new InvalidInputError(
    'employee',
    'This person has left already according to the record, so there is nothing to add.',
  );
}

/** Null when the person had left already. */
function letGo(
  ports: Ports,
  employeeId: EmployeeId,
  { reason, by }: { reason: string; by: By },
): Promise<Employee | null> {
  const stream = `employee:${employeeId}` as const;
  return decide(async () => {
    const expect = await standing(ports.ledger, [stream]);
    const employee = await ports.views.employee(employeeId);
    if (employee === null || employee.state === 'left') return null;
    await appendNext(ports.ledger, {
      drafts: [
        {
          key: `left:${employeeId}:${expect[0]?.seq}`,
          fact: {
            ...{ kind: 'EmployeeLeft', employeeId, by },
            reason: keepable(reason, 200) || 'left',
          },
          personal: {},
          streams: [stream],
        },
      ],
      expect,
    });
    return { ...employee, state: 'left' };
  });
}
