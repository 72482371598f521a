import type { Delivery, DeliveryState, NewDelivery } from '../../src/broadcast/delivery.ts';
import { workspaceOf } from '../../src/employee.ts';
import type { Statement } from './sql.ts';

export interface DeliveryRow {
  readonly delivery_id: string;
  readonly broadcast_id: string;
  readonly employee_id: string;
  readonly account: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly lookups: number;
  readonly channel: string | null;
  readonly message: string | null;
  readonly position: number;
  readonly reminder: number;
}

export const readDelivery = (row: DeliveryRow): Delivery => ({
  deliveryId: row.delivery_id,
  broadcastId: row.broadcast_id,
  employeeId: row.employee_id,
  account: row.account,
  state: row.state,
  reason: row.reason,
  attempts: row.attempts,
  lookups: row.lookups,
  reminder: row.reminder,
  ref:
    row.channel === null || row.message === null
      ? null
      : { channel: row.channel, message: row.message },
});

/** `returning` gives rows in any order; a claim keeps the order of the queue. */
export const readDeliveries = (rows: readonly DeliveryRow[]): readonly Delivery[] =>
  [...rows].sort((a, b) => a.position - b.position).map(readDelivery);

/** One delivery, and one of each reminder, per broadcast and employee: a second one is not made. */
export const enqueueing = (deliveries: readonly NewDelivery[]): Statement => ({
  sql: `insert into deliveries (delivery_id, broadcast_id, employee_id, account, workspace, reminder)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
        on conflict do nothing`,
  values: [
    deliveries.map(({ deliveryId }) => deliveryId),
    deliveries.map(({ broadcastId }) => broadcastId),
    deliveries.map(({ employeeId }) => employeeId),
    deliveries.map(({ account }) => account),
    deliveries.map(({ account }) => workspaceOf(account)),
    deliveries.map(({ reminder = 0 }) => reminder),
  ],
});
