/** Gives and takes the admin role. */
import { appendNext, decide, standing } from '../decide.ts';
import type { Account, Employee } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { joinAccount } from '../people/join.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from './actor.ts';
import { requireAdmin } from './require-admin.ts';

/** Makes the person behind this account an admin; nothing is written when they are one already. */
export async function grantAdmin(ports: Ports, actor: Actor, account: Account): Promise<void> {
  const by = await requireAdmin(ports, actor, 'name another admin');
  const employee = await joinAccount(ports, account, by);
  if (employee === null || employee.state === 'left') {
    throw new InvalidInputError(
      'person',
      'This person is not an active member of the company’s chat. Choose a member and try again.',
    );
  }
  await decide(async () => {
    const expect = await standing(ports.ledger, ['roles']);
    if (await ports.views.isAdmin(employee.employeeId)) return;
    const key = `role:granted:${employee.employeeId}:${expect[0]?.seq}`;
    await appendNext(ports.ledger, {
      drafts: [roleDraft('RoleGranted', employee, { key, by })],
      expect,
    });
  });
}

/**
 * Takes the admin role away; nothing is written when they do not have it. The last admin
 * stays, unless the operator says so, so that nobody locks the company out.
 */
export async function revokeAdmin(ports: Ports, actor: Actor, account: Account): Promise<void> {
  const by = await requireAdmin(ports, actor, 'take the admin role away');
  await decide(async () => {
    const expect = await standing(ports.ledger, ['roles']);
    const employee = await ports.views.employeeByAccount(account);
    if (employee === null || !(await ports.views.isAdmin(employee.employeeId))) return;
    const active = (await ports.views.admins()).filter((admin) => admin.state === 'active');
    if (employee.state === 'active' && active.length <= 1 && by !== 'system') {
      throw new InvalidInputError(
        'person',
        'This is the last admin. Make somebody else an admin first, then try again.',
      );
    }
    const key = `role:revoked:${employee.employeeId}:${expect[0]?.seq}`;
    await appendNext(ports.ledger, {
      drafts: [roleDraft('RoleRevoked', employee, { key, by })],
      expect,
    });
  });
}

/** The role stands on the stream of all roles and on the person's own. */
export function roleDraft(
  kind: 'RoleGranted' | 'RoleRevoked',
  employee: Pick<Employee, 'employeeId'>,
  write: { key: string; by: By },
): Draft {
  return {
    key: write.key,
    fact: { kind, employeeId: employee.employeeId, role: 'admin', by: write.by },
    personal: {},
    streams: ['roles', `employee:${employee.employeeId}`],
  };
}
