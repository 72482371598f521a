/** Takes send slots and deliveries in one transaction, so that replicas share one pace and no delivery. */
import type { Delivery } from '../../src/broadcast/delivery.ts';
import type { Pace, Work } from '../../src/ports.ts';
import { type DeliveryRow, readDeliveries } from './delivery-rows.ts';
import { ask, type Database } from './sql.ts';
import type { Transact } from './transaction.ts';

type Claim = Parameters<Work['claim']>[1];

const MINUTE_MS = 60_000;

/** The pace row of a workspace; `next_slot_ms` is GCRA's theoretical arrival time. */
interface PaceRow {
  readonly next_slot_ms: number;
  readonly paused_until_ms: number;
}

export async function claimDeliveries(
  transact: Transact,
  pace: Pace,
  claim: Claim,
): Promise<{ deliveries: readonly Delivery[]; waitMs: number }> {
  return transact(async (trx) => {
    const row = await lockPace(trx, pace.workspace);
    const slots = slotsNow(row, pace, claim.nowMs);
    const limit = Math.min(slots, claim.limit);
    const deliveries =
      limit === 0 ? [] : await takePending(trx, pace.workspace, { ...claim, limit });
    const nextSlotMs = afterSending(row, pace, { sent: deliveries.length, nowMs: claim.nowMs });
    if (deliveries.length > 0) {
      await ask(trx, 'update paces set next_slot_ms = ? where workspace = ?', [
        nextSlotMs,
        pace.workspace,
      ]);
    }
    const moved = { ...row, next_slot_ms: nextSlotMs };
    return { deliveries, waitMs: await waitFor(trx, { pace, row: moved, nowMs: claim.nowMs }) };
  });
}

async function lockPace(trx: Database, workspace: string): Promise<PaceRow> {
  const lock = 'select next_slot_ms, paused_until_ms from paces where workspace = ? for update';
  const [row] = await ask<PaceRow>(trx, lock, [workspace]);
  if (row !== undefined) return row;
  await ask(trx, 'insert into paces (workspace) values (?) on conflict do nothing', [workspace]);
  const [made] = await ask<PaceRow>(trx, lock, [workspace]);
  return made ?? { next_slot_ms: 0, paused_until_ms: 0 };
}

const intervalMs = (pace: Pace): number => MINUTE_MS / pace.ratePerMinute;

/** How much earlier than its theoretical time a send may go: a burst of 1 means none. */
const toleranceMs = (pace: Pace): number => (Math.max(1, pace.burst) - 1) * intervalMs(pace);

/** How many sends the pace grants at this moment (GCRA); none while the workspace is paused. */
function slotsNow(row: PaceRow, pace: Pace, nowMs: number): number {
  if (row.paused_until_ms > nowMs) return 0;
  const dueMs = Math.max(row.next_slot_ms, nowMs);
  const slack = nowMs + toleranceMs(pace) - dueMs;
  return slack < 0 ? 0 : Math.floor(slack / intervalMs(pace)) + 1;
}

const afterSending = (row: PaceRow, pace: Pace, done: { sent: number; nowMs: number }): number =>
  Math.max(row.next_slot_ms, done.nowMs) + done.sent * intervalMs(pace);

/** Attempts count from the claim on: a send that killed the process was an attempt, too. */
async function takePending(
  trx: Database,
  workspace: string,
  claim: Claim,
): Promise<readonly Delivery[]> {
  const rows = await ask<DeliveryRow>(
    trx,
    `update deliveries set state = 'claimed', attempts = attempts + 1, look_at_ms = ?
     where delivery_id in (
       select delivery_id from deliveries
       where workspace = ? and state = 'pending' and not_before_ms <= ?
       order by position limit ? for update skip locked
     ) returning *`,
    [claim.nowMs + claim.leaseMs, workspace, claim.nowMs, claim.limit],
  );
  return readDeliveries(rows);
}

/** 0 exactly when nothing is pending. */
async function waitFor(
  trx: Database,
  { pace, row, nowMs }: { pace: Pace; row: PaceRow; nowMs: number },
): Promise<number> {
  const [pending] = await ask<{ first_ms: number | null }>(
    trx,
    `select min(not_before_ms) as first_ms from deliveries where workspace = ? and state = 'pending'`,
    [pace.workspace],
  );
  const firstMs = pending?.first_ms ?? null;
  if (firstMs === null) return 0;
  const slotMs = row.next_slot_ms - toleranceMs(pace);
  return Math.max(1, Math.ceil(Math.max(firstMs, slotMs, row.paused_until_ms) - nowMs));
}

/**
 * Doubts whose look-up is due, and deliveries whose sender did not report in time: the send
 * may have happened, so they become doubts. Each is the caller's for `leaseMs`.
 */
export async function claimDoubts(
  database: Database,
  claim: Parameters<Work['claimDoubts']>[0],
): Promise<readonly Delivery[]> {
  const rows = await ask<DeliveryRow>(
    database,
    `update deliveries
     set reason = case when state = 'claimed' then 'lease_expired' else reason end,
         state = 'in_doubt', look_at_ms = ?
     where delivery_id in (
       select delivery_id from deliveries
       where state in ('claimed', 'in_doubt') and look_at_ms <= ?
       order by look_at_ms limit ? for update skip locked
     ) returning *`,
    [claim.nowMs + claim.leaseMs, claim.nowMs, claim.limit],
  );
  return readDeliveries(rows);
}
