import type { Knex } from 'knex';
import type { KeptLinks } from '../../src/links/kept-links.ts';
import type { Link } from '../../src/links/link.ts';
import { ask } from './sql.ts';

interface LinkRow {
  readonly hash: string;
  readonly account: string;
  readonly delivery_id: string;
  readonly purpose: Link['purpose'];
  readonly expires_at_ms: number;
}

const readLink = (row: LinkRow): Link => ({
  hash: row.hash,
  account: row.account,
  deliveryId: row.delivery_id,
  purpose: row.purpose,
  expiresAtMs: row.expires_at_ms,
});

const FORGET_EVERY_MS = 60 * 60 * 1000;

export function links(knex: Knex): KeptLinks {
  const first = (rows: readonly LinkRow[]): Link | null =>
    rows[0] === undefined ? null : readLink(rows[0]);
  let forgotAtMs = 0;
  /** Expired links go, once an hour, so that the table stays as small as what is out. */
  const forget = async (nowMs: number) => {
    if (nowMs - forgotAtMs < FORGET_EVERY_MS) return;
    forgotAtMs = nowMs;
    await ask(knex, 'delete from links where expires_at_ms <= ?', [nowMs]);
  };
  return {
    saveLink: async ({ hash, account, deliveryId, purpose, expiresAtMs }) => {
      await ask(
        knex,
        `insert into links (hash, account, delivery_id, purpose, expires_at_ms)
         values (?, ?, ?, ?, ?) on conflict (hash) do update set
           expires_at_ms = excluded.expires_at_ms, claimed_until_ms = 0`,
        [hash, account, deliveryId, purpose, Math.ceil(expiresAtMs)],
      );
    },
    link: async (hash, nowMs) =>
      first(
        await ask(knex, 'select * from links where hash = ? and expires_at_ms > ?', [hash, nowMs]),
      ),
    claimLink: async (hash, { nowMs, leaseMs }) => {
      await forget(nowMs);
      // A second caller waits for the first one's row lock and then sees its lease.
      const sql = `update links set claimed_until_ms = ?
        where hash = ? and expires_at_ms > ? and claimed_until_ms <= ? returning *`;
      return first(await ask(knex, sql, [nowMs + leaseMs, hash, nowMs, nowMs]));
    },
    dropLink: async (hash) => {
      await ask(knex, 'delete from links where hash = ?', [hash]);
    },
    dropLinks: async (deliveryId, purpose) => {
      await ask(knex, 'delete from links where delivery_id = ? and purpose = ?', [
        deliveryId,
        purpose,
      ]);
    },
  };
}
