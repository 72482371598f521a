/** Admin-only acts: deny by default, and say who can help. */
import type { Account, Employee } from '../employee.ts';
import { NotAllowedError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from './actor.ts';

/**
 * Who acts, when they may: an active employee with the admin role, or the operator.
 * @param act completes "Only an admin can ...".
 * @throws NotAllowedError naming the admins.
 */
export async function requireAdmin(ports: Ports, actor: Actor, act: string): Promise<By> {
  if (actor.kind === 'operator') return 'system';
  const admin = await activeAdmin(ports, actor.account);
  if (admin !== null) return admin.employeeId;
  const admins = await adminNames(ports);
  throw new NotAllowedError(`Only an admin can ${act}. ${whomToAsk(admins)}`, admins);
}

export async function isAdmin(ports: Ports, account: Account): Promise<boolean> {
  return (await activeAdmin(ports, account)) !== null;
}

async function activeAdmin(ports: Ports, account: Account): Promise<Employee | null> {
  const employee = await ports.views.employeeByAccount(account);
  if (employee === null || employee.state !== 'active') return null;
  return (await ports.views.isAdmin(employee.employeeId)) ? employee : null;
}

/** Display names of the active admins, in the order of the view. */
export async function adminNames(ports: Ports): Promise<readonly string[]> {
  const admins = await ports.views.admins();
  return admins
    .filter((admin) => admin.state === 'active')
    .map((admin) => admin.name ?? 'an admin whose name was erased');
}

function whomToAsk(admins: readonly string[]): string {
  const [first, ...others] = admins;
  if (first === undefined)
    return 'There is no admin yet: the person who runs Rollcall can name one.';
  const last = others.pop();
  if (last === undefined) return `Please ask ${first}.`;
  return `Please ask ${[first, ...others].join(', ')} or ${last}.`;
}
