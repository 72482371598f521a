/**
 * The index named streams of phone numbers in clear and may never lose a row, so a number stayed
 * in it when all else of a person was erased. New rows carry a keyed name; the old ones get one
 * nobody can undo here. Nothing is read by these names: they only make two writers who decide
 * about one number at the same moment meet, and no decision is under way during a migration.
 */
import type { Knex } from 'knex';

const RENAME = `
alter table ledger_index disable trigger append_only;

with renamed as materialized (
  select stream, 'phone:' || encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex') as name
  from (select distinct stream from ledger_index where stream like 'phone:+%') as clear
)
update ledger_index set stream = renamed.name from renamed where ledger_index.stream = renamed.stream;

alter table ledger_index enable trigger append_only;
`;

export async function hidePhoneStreams(knex: Knex): Promise<void> {
  await knex.raw(RENAME);
}
