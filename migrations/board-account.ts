/** An admin on several platforms reads the progress where they started the broadcast. */
import type { Knex } from 'knex';

export async function addBoardAccount(knex: Knex): Promise<void> {
  await knex.raw('alter table boards add column account text');
}
