/** ROLLCALL_ADMINS: the first admins of a new installation. */
import { type Account, type Employee, parseAccount } from '../employee.ts';
import { DeliveryError } from '../errors.ts';
import { opaqueKey } from '../opaque-key.ts';
import { joinAccount, joinPeople } from '../people/join.ts';
import type { Ports } from '../ports.ts';
import { roleDraft } from './grant.ts';

/**
 * Grants the role once per person, ever: somebody who had it and lost it does not get it
 * back by a restart. `admins` are accounts (`slack:T...:U...`) or e-mail addresses that the
 * directory knows. Returns those that could not be resolved, as they were written.
 */
export async function seedAdmins(
  ports: Ports,
  admins: readonly string[],
): Promise<readonly string[]> {
  const unresolved: string[] = [];
  for (const written of admins) {
    const admin = written.trim();
    const employee = await findAdmin(ports, admin);
    if (employee === null || employee.state === 'left') unresolved.push(written);
    else await grantOnce(ports, employee);
  }
  return unresolved;
}

async function findAdmin(ports: Ports, admin: string): Promise<Employee | null> {
  try {
    return await readPatiently(() =>
      parseAccount(admin) === null
        ? joinByEmail(ports, admin)
        : joinAccount(ports, admin, 'system'),
    );
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    ports.log.warn('An admin could not be looked up in the directory.', { reason: error.reason });
    return null;
  }
}

const MOST_READS = 3;

/** A directory that fails in passing is read again: reading twice does no harm, a start without an admin does. */
async function readPatiently<T>(read: () => Promise<T>): Promise<T> {
  for (let reads = 1; ; reads += 1) {
    try {
      return await read();
    } catch (error) {
      const passing =
        error instanceof DeliveryError &&
        (error.trouble === 'in_doubt' || error.trouble === 'retryable');
      if (!passing || reads >= MOST_READS) throw error;
    }
  }
}

async function joinByEmail(ports: Ports, email: string): Promise<Employee | null> {
  for (const chat of ports.chats) {
    const person = await chat.personByEmail(email);
    if (person?.kind !== 'member') continue;
    const joined = await joinPeople(ports, [person], 'system');
    return joined.get(person.account) ?? null;
  }
  return null;
}

async function grantOnce(ports: Ports, employee: Employee): Promise<void> {
  const history = await ports.ledger.entriesOf(`employee:${employee.employeeId}`);
  if (history.some(({ fact }) => fact.kind === 'RoleGranted' || fact.kind === 'RoleRevoked'))
    return;
  const account: Account = employee.accounts[0] ?? employee.employeeId;
  const key = opaqueKey(ports.signer, 'role:seed', account);
  await ports.ledger.append({
    drafts: [roleDraft('RoleGranted', employee, { key, by: 'system' })],
  });
}
