import type { Knex } from 'knex';
import type { Audience } from '../../src/broadcast/broadcast.ts';
import type { Delivery } from '../../src/broadcast/delivery.ts';
import type { Board, BroadcastDraft, Work } from '../../src/ports.ts';
import { claimDeliveries, claimDoubts } from './claim.ts';
import { type DeliveryRow, enqueueing, readDelivery } from './delivery-rows.ts';
import { links } from './links.ts';
import { cancelDeliveries, settleDelivery } from './settle.ts';
import { ask, type SqlValue } from './sql.ts';
import type { Transact } from './transaction.ts';

/** Nobody comes back to a review after a week; the audience may hold names. */
const DRAFT_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

export function createWork(knex: Knex, transact: Transact): Work {
  return {
    claim: (pace, claim) => claimDeliveries(transact, pace, claim),
    claimDoubts: (claim) => claimDoubts(knex, claim),
    settle: (deliveryId, settlement) => settleDelivery(knex, deliveryId, settlement),
    enqueue: async (deliveries) => {
      const { sql, values } = enqueueing(deliveries);
      if (deliveries.length > 0) await ask(knex, sql, values);
    },
    cancel: (broadcastId) => cancelDeliveries(knex, broadcastId),
    pause: async (workspace, untilMs) => {
      await ask(
        knex,
        `insert into paces (workspace, paused_until_ms) values (?, ?) on conflict (workspace)
         do update set paused_until_ms = greatest(paces.paused_until_ms, excluded.paused_until_ms)`,
        [workspace, Math.ceil(untilMs)],
      );
    },
    ...deliveryReads(knex),
    ...drafts(knex),
    ...boards(knex),
    ...links(knex),
    firstSeen: createFirstSeen(knex),
  };
}

function deliveryReads(
  knex: Knex,
): Pick<Work, 'delivery' | 'newestDelivery' | 'deliveriesTo' | 'failures' | 'asked'> {
  const read = async (where: string, values: readonly SqlValue[]): Promise<Delivery[]> =>
    (await ask<DeliveryRow>(knex, `select * from deliveries where ${where}`, values)).map(
      readDelivery,
    );
  return {
    delivery: async (deliveryId) => (await read('delivery_id = ?', [deliveryId]))[0] ?? null,
    newestDelivery: async (employeeId) => {
      const where = `employee_id = ? and state = 'sent' order by position desc limit 1`;
      return (await read(where, [employeeId]))[0] ?? null;
    },
    deliveriesTo: (employeeId) => read('employee_id = ? order by position', [employeeId]),
    failures: (broadcastId) =>
      read(`broadcast_id = ? and reminder = 0 and state = 'failed' order by reason, position`, [
        broadcastId,
      ]),
    asked: async (broadcastIds) => {
      const rows = await ask<{ employee_id: string }>(
        knex,
        `select distinct employee_id from deliveries
         where broadcast_id = any(?::text[]) and state not in ('failed', 'cancelled')`,
        [broadcastIds],
      );
      return new Set(rows.map((row) => row.employee_id));
    },
  };
}

function drafts(knex: Knex): Pick<Work, 'saveDraft' | 'draft' | 'dropDraft'> {
  interface DraftRow {
    readonly draft_id: string;
    readonly by_account: string;
    readonly audience: string;
    readonly created_at: string;
  }
  const readDraft = (row: DraftRow): BroadcastDraft => ({
    draftId: row.draft_id,
    by: row.by_account,
    audience: JSON.parse(row.audience) as Audience,
    createdAt: row.created_at,
  });
  return {
    saveDraft: async (draft) => {
      const forgotten = new Date(Date.parse(draft.createdAt) - DRAFT_LIFE_MS).toISOString();
      await ask(knex, 'delete from drafts where created_at < ?', [forgotten]);
      await ask(
        knex,
        `insert into drafts (draft_id, by_account, audience, created_at) values (?, ?, ?, ?)
         on conflict (draft_id) do update set by_account = excluded.by_account,
           audience = excluded.audience, created_at = excluded.created_at`,
        [draft.draftId, draft.by, JSON.stringify(draft.audience), draft.createdAt],
      );
    },
    draft: async (draftId) => {
      const [row] = await ask<DraftRow>(knex, 'select * from drafts where draft_id = ?', [draftId]);
      return row === undefined ? null : readDraft(row);
    },
    dropDraft: async (draftId) => {
      await ask(knex, 'delete from drafts where draft_id = ?', [draftId]);
    },
  };
}

function boards(knex: Knex): Pick<Work, 'saveBoard' | 'openBoards'> {
  interface BoardRow {
    readonly broadcast_id: string;
    readonly account: string | null;
    readonly channel: string;
    readonly message: string;
    readonly shown: string;
    readonly shown_at_ms: number;
    readonly done: boolean;
  }
  const readBoard = (row: BoardRow): Board => ({
    broadcastId: row.broadcast_id,
    account: row.account,
    ref: { channel: row.channel, message: row.message },
    shown: row.shown,
    shownAtMs: row.shown_at_ms,
    done: row.done,
  });
  return {
    saveBoard: async ({ broadcastId, account, ref, shown, shownAtMs, done }) => {
      await ask(
        knex,
        `insert into boards (broadcast_id, account, channel, message, shown, shown_at_ms, done)
         values (?, ?, ?, ?, ?, ?, ?) on conflict (broadcast_id) do update set
           channel = excluded.channel, message = excluded.message, shown = excluded.shown,
           shown_at_ms = excluded.shown_at_ms, done = excluded.done`,
        [broadcastId, account, ref.channel, ref.message, shown, shownAtMs, done],
      );
    },
    openBoards: async () => {
      const sql = 'select * from boards where not done order by broadcast_id';
      return (await ask<BoardRow>(knex, sql)).map(readBoard);
    },
  };
}

const FORGET_EVERY_MS = 60_000;

/** A request is new, or new again after its time; the old ones go once a minute. */
function createFirstSeen(knex: Knex): Work['firstSeen'] {
  let forgotAtMs = 0;
  return async (requestDigest, nowMs, keepMs) => {
    if (nowMs - forgotAtMs > FORGET_EVERY_MS) {
      forgotAtMs = nowMs;
      await ask(knex, 'delete from seen_requests where forget_at_ms <= ?', [nowMs]);
    }
    const rows = await ask(
      knex,
      `insert into seen_requests (digest, forget_at_ms) values (?, ?)
       on conflict (digest) do update set forget_at_ms = excluded.forget_at_ms
       where seen_requests.forget_at_ms <= ? returning digest`,
      [requestDigest, nowMs + keepMs, nowMs],
    );
    return rows.length > 0;
  };
}
