/** Work: mutable, and may be deleted without losing evidence. Times are epoch milliseconds. */
import type { Knex } from 'knex';

const TABLES = `
create table deliveries (
  delivery_id text primary key,
  position bigint generated always as identity,
  broadcast_id text not null,
  employee_id text not null,
  account text not null,
  workspace text not null,
  state text not null default 'pending'
    check (state in ('pending', 'claimed', 'sent', 'failed', 'in_doubt', 'cancelled')),
  cancelled boolean not null default false,
  reason text,
  attempts integer not null default 0,
  lookups integer not null default 0,
  channel text,
  message text,
  not_before_ms bigint not null default 0,
  look_at_ms bigint,
  unique (broadcast_id, employee_id)
);
create index deliveries_pending on deliveries (workspace, position) where state = 'pending';
create index deliveries_in_the_air on deliveries (look_at_ms) where state in ('claimed', 'in_doubt');
create index deliveries_by_employee on deliveries (employee_id, position);

create table paces (
  workspace text primary key,
  next_slot_ms double precision not null default 0,
  paused_until_ms bigint not null default 0
);

create table drafts (
  draft_id text primary key,
  by_account text not null,
  audience text not null,
  created_at text not null
);

create table boards (
  broadcast_id text primary key,
  channel text not null,
  message text not null,
  shown text not null,
  shown_at_ms bigint not null,
  done boolean not null
);

create table seen_requests (
  digest text primary key,
  forget_at_ms bigint not null
);
create index seen_requests_to_forget on seen_requests (forget_at_ms);
`;

export async function createWorkTables(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
}
