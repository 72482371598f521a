/** The ledger as it stands in the database: append-only, and no foreign key touches it. */
import type { Knex } from 'knex';

/** Root of the tree without leaves: SHA-256 of nothing. */
const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const TABLES = `
create table ledger_entries (
  seq bigint primary key,
  key text not null unique,
  kind text not null,
  at text not null,
  bytes bytea not null,
  leaf bytea not null
);

create table ledger_head (
  one boolean primary key default true check (one),
  size bigint not null,
  root bytea not null,
  frontier bytea not null
);
insert into ledger_head (size, root, frontier) values (0, '\\x${EMPTY_ROOT}', '');

create table ledger_index (
  stream text not null,
  seq bigint not null,
  primary key (stream, seq)
);
create index ledger_index_seq on ledger_index (seq);

create table ledger_nodes (
  level smallint not null,
  idx bigint not null,
  hash bytea not null,
  primary key (level, idx)
);

create table disclosures (
  seq bigint not null,
  name text not null,
  value text not null,
  encoded text not null,
  digest text not null,
  retain_until text,
  legal_hold boolean not null default false,
  primary key (seq, name)
);
create index disclosures_phone on disclosures (value) where name = 'phone';
`;

/** A guard rail, not the evidence: the owner of a table can always take a trigger away. */
const GUARDS = `
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% refuses %: the ledger is append-only', tg_table_name, tg_op
    using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on ledger_entries
  for each statement execute function ledger_is_append_only();
create trigger append_only before update or delete or truncate on ledger_index
  for each statement execute function ledger_is_append_only();
create trigger append_only before update or delete or truncate on ledger_nodes
  for each statement execute function ledger_is_append_only();
create trigger stays before delete or truncate on ledger_head
  for each statement execute function ledger_is_append_only();
create trigger only_erased before update or truncate on disclosures
  for each statement execute function ledger_is_append_only();
`;

export async function createLedgerTables(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
  await knex.raw(GUARDS);
}
