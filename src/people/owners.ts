/** Whose account a newly seen one is: by AAD id or verified work e-mail, never by name. */
import { type Account, type ChatPerson, type Employee, workspaceOf } from '../employee.ts';
import type { FactOf } from '../ledger/fact.ts';
import type { Ports } from '../ports.ts';
import { workEmail } from './work-email.ts';

export interface Owner {
  readonly employee: Employee;
  readonly basis: FactOf<'AccountJoined'>['basis'];
}

/** Everybody known who might own one of these accounts; grows while people of the same batch are joined. */
export interface Owners {
  of(person: ChatPerson): Owner | null;
  /** From now on this employee may own accounts, too. */
  learn(employee: Employee): void;
}

export async function ownersOf(ports: Ports, people: readonly ChatPerson[]): Promise<Owners> {
  const emails = people.flatMap((person) => workEmail(person.email) ?? []);
  const aadAccounts = people.flatMap((person) => person.aadAccount ?? []);
  const byEmail = new Map(await ports.views.employeesByEmail(emails));
  const byAccount = new Map(await ports.views.employeesByAccount(aadAccounts));
  return {
    of(person) {
      const aad = byAccount.get(person.aadAccount ?? '');
      if (aad !== undefined && mayOwn(aad, person)) return { employee: aad, basis: 'aad_id' };
      const email = workEmail(person.email);
      const active = (byEmail.get(email ?? '') ?? []).filter(({ state }) => state === 'active');
      const [only, ...others] = active;
      // Two people with one address: it tells nobody apart, so it joins nobody.
      if (only === undefined || others.length > 0 || !mayOwn(only, person)) return null;
      return { employee: only, basis: 'work_email' };
    },
    learn(employee) {
      for (const account of employee.accounts) byAccount.set(account, employee);
      const email = workEmail(employee.email);
      if (email === null) return;
      const others = byEmail.get(email)?.filter((one) => one.employeeId !== employee.employeeId);
      byEmail.set(email, [...(others ?? []), employee]);
    },
  };
}

/** One directory never lists one person twice: a second account there is somebody else's. */
function mayOwn(employee: Employee, person: ChatPerson): boolean {
  const elsewhere = (account: Account) => workspaceOf(account) !== workspaceOf(person.account);
  return (
    person.kind === 'member' &&
    employee.state === 'active' &&
    employee.accounts.length > 0 &&
    employee.accounts.every(elsewhere)
  );
}
