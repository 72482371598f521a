/** What is true now, folded from the entries. Rows can be thrown away and rebuilt, so all but the keys may be null. */
import type { Knex } from 'knex';

const TABLES = `
create table campaigns (
  campaign_id text primary key,
  version integer,
  definition text,
  defined_at text,
  seq bigint
);

create table notices (
  digest text primary key,
  campaign_id text,
  campaign_version integer,
  version integer,
  locale text,
  text text,
  labels text,
  numbers text,
  published_at text,
  seq bigint
);

create table broadcasts (
  broadcast_id text primary key,
  campaign_id text,
  notice_digest text,
  audience text,
  targeted integer,
  left_out text,
  launched_at text,
  launched_by text,
  cancelled_at text,
  seq bigint
);

create table requests (
  broadcast_id text not null,
  employee_id text not null,
  delivery_id text,
  medium text,
  requested_at text,
  seq bigint,
  primary key (broadcast_id, employee_id)
);

create table answers (
  broadcast_id text not null,
  employee_id text not null,
  answer text,
  answered_at text,
  seq bigint,
  primary key (broadcast_id, employee_id)
);

create table consents (
  employee_id text primary key,
  status text,
  phone text,
  notice_digest text,
  notice_version integer,
  broadcast_id text,
  delivery_id text,
  medium text,
  given_seq bigint,
  at text,
  seq bigint
);
create index consents_by_phone on consents (phone) where phone is not null;
create index consents_by_status on consents (status, notice_digest);

create table media (
  medium text primary key,
  seq bigint
);

create table sending_numbers (
  number_id text primary key,
  e164 text,
  label text,
  owner_kind text,
  owner_name text,
  kind text,
  use text,
  provider text,
  campaign_id text,
  active_from text,
  active_until text,
  seq bigint
);

create table employees (
  employee_id text primary key,
  name text,
  email text,
  directory_phone text,
  department text,
  state text,
  seq bigint
);
create index employees_by_email on employees (lower(email));

create table accounts (
  account text primary key,
  employee_id text,
  seq bigint
);
create index accounts_by_employee on accounts (employee_id);

create table roles (
  employee_id text not null,
  role text not null,
  granted_at text,
  seq bigint,
  primary key (employee_id, role)
);
`;

export async function createViewTables(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
}
