/** Reminders: a second and third delivery of one request, and how many a person got. */
import type { Knex } from 'knex';

const TABLES = `
alter table deliveries add column reminder integer not null default 0
  check (reminder between 0 and 2);
alter table deliveries drop constraint deliveries_broadcast_id_employee_id_key;
alter table deliveries add unique (broadcast_id, employee_id, reminder);

alter table requests add column reminders integer;
alter table requests add column reminded_at text;
`;

export async function createReminderTables(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
}
