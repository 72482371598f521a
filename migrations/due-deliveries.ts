/** When the next delivery is due, without reading all that wait. */
import type { Knex } from 'knex';

export async function indexDueDeliveries(knex: Knex): Promise<void> {
  await knex.raw(
    `create index deliveries_due on deliveries (workspace, not_before_ms) where state = 'pending'`,
  );
}
