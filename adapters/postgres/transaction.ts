import type { Knex } from 'knex';

/** A transaction whose limits last exactly as long as itself, so that a transaction pooler may stand between. */
export type Transact = <T>(work: (trx: Knex.Transaction) => Promise<T>) => Promise<T>;

const STATEMENT_MS = 8_000;
/** A process that was stopped in the middle must not hold the head row against all others. */
const IDLE_MS = 10_000;

export function transactOnPostgres(knex: Knex): Transact {
  const limits = `set local statement_timeout = ${STATEMENT_MS}; set local idle_in_transaction_session_timeout = ${IDLE_MS}`;
  return (work) =>
    knex.transaction(async (trx) => {
      await trx.raw(limits);
      return work(trx);
    });
}

/** The embedded store has one connection and one process: there is nobody to hold anything against. */
export const transactEmbedded =
  (knex: Knex): Transact =>
  (work) =>
    knex.transaction(work);
