import type { Settlement } from '../../src/ports.ts';
import { ask, type Database, type SqlValue } from './sql.ts';

interface Assignment {
  readonly set: string;
  readonly values: readonly SqlValue[];
}

/** What each settlement writes. `lookups` counts only look-ups that found nothing. */
function assignmentOf(settlement: Settlement): Assignment {
  switch (settlement.to) {
    case 'sent':
      return {
        set: `state = 'sent', reason = null, channel = ?, message = ?, look_at_ms = null`,
        values: [settlement.ref.channel, settlement.ref.message],
      };
    case 'failed':
    case 'cancelled':
      return {
        set: `state = '${settlement.to}', reason = ?, look_at_ms = null`,
        values: [settlement.reason],
      };
    case 'pending':
      // A broadcast cancelled meanwhile sends nothing more.
      return {
        set: `state = case when cancelled then 'cancelled' else 'pending' end,
              reason = ?, not_before_ms = ?, lookups = 0, look_at_ms = null`,
        values: [settlement.reason, Math.ceil(settlement.notBeforeMs)],
      };
    case 'in_doubt':
      return {
        set: `lookups = lookups + case when state = 'in_doubt' then 1 else 0 end,
              state = 'in_doubt', reason = ?, look_at_ms = ?`,
        values: [settlement.reason, Math.ceil(settlement.lookAtMs)],
      };
  }
}

/** How a send ended. What was sent stays sent: a late report of another sender changes nothing. */
export async function settleDelivery(
  database: Database,
  deliveryId: string,
  settlement: Settlement,
): Promise<void> {
  const { set, values } = assignmentOf(settlement);
  await ask(database, `update deliveries set ${set} where delivery_id = ? and state <> 'sent'`, [
    ...values,
    deliveryId,
  ]);
}

/**
 * Nothing more of this broadcast is sent. What is in the air is marked, so that it ends as
 * sent, failed or cancelled, and never as pending again. Gives how many were cancelled now.
 */
export async function cancelDeliveries(database: Database, broadcastId: string): Promise<number> {
  const rows = await ask<{ state: string }>(
    database,
    `update deliveries
     set cancelled = true, state = case when state = 'pending' then 'cancelled' else state end
     where broadcast_id = ? and state in ('pending', 'claimed', 'in_doubt')
     returning state`,
    [broadcastId],
  );
  return rows.filter(({ state }) => state === 'cancelled').length;
}
