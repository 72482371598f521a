import type { Knex } from 'knex';
import type { Employee } from '../../src/employee.ts';
import type { Views } from '../../src/ports.ts';
import { ask, type SqlValue } from './sql.ts';

interface EmployeeRow {
  readonly employee_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly directory_phone: string | null;
  readonly department: string | null;
  readonly state: Employee['state'] | null;
  readonly accounts: readonly string[] | null;
}

const readEmployee = (row: EmployeeRow): Employee => ({
  employeeId: row.employee_id,
  name: row.name,
  email: row.email,
  directoryPhone: row.directory_phone,
  department: row.department,
  state: row.state ?? 'active',
  accounts: row.accounts ?? [],
});

const SELECT = `
select e.employee_id, e.name, e.email, e.directory_phone, e.department, e.state,
  (select array_agg(a.account order by a.seq, a.account) from accounts a
   where a.employee_id = e.employee_id) as accounts
from employees e`;

/** Who answered with this number, now or earlier; erased answers are not found any more. */
const ANSWERED_WITH = `
select employee_id from consents where phone = ?
union
select substring(i.stream from 10) from disclosures d
join ledger_entries l on l.seq = d.seq and l.kind = 'ConsentGiven'
join ledger_index i on i.seq = d.seq and i.stream like 'employee:%'
where d.name = 'phone' and d.value = ?`;

const NAMED = `
select distinct name from employees
where lower(regexp_replace(btrim(name), '\\s+', ' ', 'g')) = any(?::text[])`;

type EmployeeViews = Pick<
  Views,
  | 'employee'
  | 'employeeByAccount'
  | 'employeesByAccount'
  | 'employeesByEmail'
  | 'findEmployees'
  | 'namesAmong'
  | 'admins'
  | 'isAdmin'
>;

export function employeeViews(knex: Knex): EmployeeViews {
  const read = async (where: string, values: readonly SqlValue[]): Promise<Employee[]> =>
    (await ask<EmployeeRow>(knex, `${SELECT} where ${where} order by e.employee_id`, values)).map(
      readEmployee,
    );
  const byAccount = async (accounts: readonly string[]) => {
    const where = `e.employee_id in (select employee_id from accounts where account = any(?::text[]))`;
    const wanted = new Set(accounts);
    const employees = await read(where, [accounts]);
    return new Map(
      employees.flatMap((employee) =>
        employee.accounts
          .filter((account) => wanted.has(account))
          .map((account) => [account, employee] as const),
      ),
    );
  };
  return {
    employee: async (employeeId) => (await read('e.employee_id = ?', [employeeId]))[0] ?? null,
    employeeByAccount: async (account) => (await byAccount([account])).get(account) ?? null,
    employeesByAccount: byAccount,
    employeesByEmail: async (emails) => {
      if (emails.length === 0) return new Map();
      const employees = await read('lower(e.email) = any(?::text[])', [emails]);
      const byEmail = new Map<string, Employee[]>();
      for (const employee of employees) {
        const email = employee.email?.toLowerCase() ?? '';
        byEmail.set(email, [...(byEmail.get(email) ?? []), employee]);
      }
      return byEmail;
    },
    namesAmong: async (phrases) => {
      if (phrases.length === 0) return [];
      const rows = await ask<{ name: string }>(knex, NAMED, [phrases]);
      return rows.map(({ name }) => name);
    },
    findEmployees: (query) =>
      read(
        `e.employee_id in (
           select employee_id from employees where employee_id = ? or lower(email) = lower(?)
           union select employee_id from accounts where account = ?
           union ${ANSWERED_WITH}
         )`,
        [query, query, query, query, query],
      ),
    admins: () =>
      read(`e.employee_id in (select employee_id from roles where role = ?)`, ['admin']),
    isAdmin: async (employeeId) => {
      const sql = 'select 1 from roles where employee_id = ? and role = ?';
      return (await ask(knex, sql, [employeeId, 'admin'])).length > 0;
    },
  };
}
