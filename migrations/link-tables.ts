/** Work for people outside chat and on Teams: personal links, and how a person is written to. */
import type { Knex } from 'knex';

const TABLES = `
create table links (
  hash text primary key,
  account text not null,
  delivery_id text not null,
  purpose text not null check (purpose in ('answer', 'withdraw')),
  expires_at_ms bigint not null,
  claimed_until_ms bigint not null default 0
);
create index links_by_delivery on links (delivery_id);
create index links_to_forget on links (expires_at_ms);

create table conversations (
  account text primary key,
  workspace text not null,
  reference text not null,
  person_name text not null,
  email text,
  at_ms bigint not null,
  gone text
);
create index conversations_by_workspace on conversations (workspace, account) where gone is null;
`;

export async function createLinkTables(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
}
