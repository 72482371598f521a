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
  for (const account of accounts)
    await ask(trx, 'delete from drafts where by_account = ? or strpos(audience, ?) > 0', [
      account,
      account,
    ]);
  await ask(
    trx,
    `update deliveries set account = ?, channel = null, message = null,
       state = case when state in ('sent', 'failed') then state else 'cancelled' end
     where employee_id = ?`,
    [NOBODY, employeeId],
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
