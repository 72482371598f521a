/** The accounts of one person, and how each became theirs. */
import type { Account, Employee } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { findOne } from './find-one.ts';

/** `first`: the account the person became known by; `split`: it was taken from somebody it was joined to wrongly. */
export type HowJoined = 'first' | 'work_email' | 'aad_id' | 'split';

export interface AccountsOf {
  readonly employee: Employee;
  readonly accounts: readonly {
    readonly account: Account;
    readonly how: HowJoined;
    /** When, RFC 3339 UTC. */
    readonly at: string;
  }[];
}

/** @throws InvalidInputError('employee') when the query means nobody or several people. */
export async function accountsOf(ports: Ports, actor: Actor, query: string): Promise<AccountsOf> {
  await requireAdmin(ports, actor, 'see whose accounts are whose');
  return describeAccounts(ports, await findOne(ports, query));
}

export async function describeAccounts(ports: Ports, employee: Employee): Promise<AccountsOf> {
  const entries = await ports.ledger.entriesOf(`employee:${employee.employeeId}`);
  return {
    employee,
    accounts: employee.accounts.flatMap((account) => {
      const entry = entries.find((one) => gaveAccount(one, employee, account));
      return entry === undefined ? [] : [{ account, how: howOf(entry), at: entry.at }];
    }),
  };
}

/** The entry that made this account the employee's. */
function gaveAccount({ fact, personal }: Entry, employee: Employee, account: Account): boolean {
  if (personal.account !== account) return false;
  if (fact.kind === 'AccountSplit') return fact.newEmployeeId === employee.employeeId;
  const joins = fact.kind === 'EmployeeJoined' || fact.kind === 'AccountJoined';
  return joins && fact.employeeId === employee.employeeId;
}

function howOf({ fact }: Entry): HowJoined {
  if (fact.kind === 'AccountJoined') return fact.basis;
  return fact.kind === 'AccountSplit' ? 'split' : 'first';
}

/** For an employee whose account this is, or InvalidInputError('account'). */
export async function ownerOf(ports: Ports, account: Account): Promise<Employee> {
  const employee = await ports.views.employeeByAccount(account);
  if (employee !== null) return employee;
  throw new InvalidInputError(
    'account',
    'Nobody is on record with this account. `rollcall accounts list --employee` shows whose they are.',
  );
}
