/** The directory says a person left: suppressed at once (requirement 31). */
import { appendNext, decide, standing } from '../decide.ts';
import type { Account } from '../employee.ts';
import type { Ports } from '../ports.ts';
import { keepable } from './join.ts';

/** `reason` is a short word of the platform, such as `deactivated`. Unknown or already gone: nothing to do. */
export async function employeeLeft(ports: Ports, account: Account, reason: string): Promise<void> {
  const known = await ports.views.employeeByAccount(account);
  if (known === null) return;
  const stream = `employee:${known.employeeId}` as const;
  await decide(async () => {
    const expect = await standing(ports.ledger, [stream]);
    const employee = await ports.views.employee(known.employeeId);
    if (employee === null || employee.state === 'left') return;
    await appendNext(ports.ledger, {
      drafts: [
        {
          key: `left:${employee.employeeId}:${expect[0]?.seq}`,
          fact: {
            kind: 'EmployeeLeft',
            employeeId: employee.employeeId,
            reason: keepable(reason, 200) || 'left',
            by: 'system',
          },
          personal: {},
          streams: [stream],
        },
      ],
      expect,
    });
  });
}
