/** What a PersonalDataErased entry does to the tables beside it: all of it in its own transaction. */
import type { Knex } from 'knex';
import type { EmployeeId } from '../../src/employee.ts';
import { InvalidInputError } from '../../src/errors.ts';
import type { FactOf } from '../../src/ledger/fact.ts';
import { ask } from './sql.ts';

/** Stands where an account was; has the form of one and leads nowhere. */
const NOBODY = 'web:local:erased';

/** Work keeps its counts; what it knows of the person goes. Before the accounts leave the view. */
export async function forgetWork(trx: Knex.Transaction, employeeId: EmployeeId): Promise<void> {
  const rows = await ask<{ account: string }>(
    trx,
    `select account from accounts where employee_id = ?
     union select account from deliveries where employee_id = ? and account <> ?`,
    [employeeId, employeeId, NOBODY],
  );
  const accounts = rows.map(({ account }) => account);
  await ask(trx, 'delete from links where account = any(?::text[])', [accounts]);
  await ask(trx, 'delete from conversations where account = any(?::text[])', [accounts]);
  await ask(trx, 'update boards set account = null where account = any(?::text[])', [accounts]);
  await forgetDrafts(trx, employeeId, accounts);
  await ask(
    trx,
    `update deliveries set account = ?, channel = null, message = null,
       state = case when state in ('sent', 'failed') then state else 'cancelled' end
     where employee_id = ?`,
    [NOBODY, employeeId],
  );
}

/** Drafts of the person, and those whose audience names them by account, user id, address or name: a draft is soon made again. */
async function forgetDrafts(
  trx: Knex.Transaction,
  employeeId: EmployeeId,
  accounts: readonly string[],
): Promise<void> {
  const [person] = await ask<{ name: string | null; email: string | null }>(
    trx,
    'select name, email from employees where employee_id = ?',
    [employeeId],
  );
  const userIds = accounts.map((account) => account.split(':').at(-1) ?? account);
  const words = [...accounts, ...userIds, person?.email ?? null, person?.name ?? null]
    .filter((word) => word !== null)
    // As the audience holds them: whole strings of JSON.
    .map((word) => JSON.stringify(word).toLowerCase());
  await ask(
    trx,
    `delete from drafts where by_account = any(?::text[]) or exists (
       select 1 from unnest(?::text[]) as word where strpos(lower(audience), word) > 0
     )`,
    [accounts, words],
  );
}

/**
 * The fields the fact names, of the entries it names.
 * @throws InvalidInputError('employee') when one of them is under a legal hold: then nothing is written
 */
export async function eraseFields(
  trx: Knex.Transaction,
  { seqs, fields }: FactOf<'PersonalDataErased'>,
): Promise<void> {
  const which = 'seq = any(?::bigint[]) and name = any(?::text[])';
  const values = [[...seqs], [...fields]];
  const held = await ask(
    trx,
    `select 1 from disclosures where ${which} and legal_hold limit 1`,
    values,
  );
  if (held.length > 0) {
    throw new InvalidInputError(
      'employee',
      'These records are under a legal hold, so nothing was erased. Lift the hold first.',
    );
  }
  await ask(trx, `delete from disclosures where ${which}`, values);
}
