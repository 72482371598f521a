/** A store's ledger in the hands of somebody with the database's password but not the signing key. */
import { connectEmbedded } from '../../adapters/postgres/connect-embedded.ts';
import { connectPostgres } from '../../adapters/postgres/connect-postgres.ts';
import { createLedger } from '../../adapters/postgres/ledger.ts';
import { ask, type SqlValue } from '../../adapters/postgres/sql.ts';
import { VIEW_TABLES } from '../../src/ledger/change.ts';
import { canonicalBytes } from '../../src/ledger/entry.ts';
import { leafHash } from '../../src/ledger/tree.ts';
import { buildTree } from '../../src/ledger/tree-builder.ts';
import type { Ledger } from '../../src/ports.ts';
import type { StoreUnderTest } from '../support/stores.ts';

const LEDGER = ['ledger_entries', 'ledger_head', 'ledger_index', 'ledger_nodes', 'disclosures'];
const TABLES = [...LEDGER, ...Object.keys(VIEW_TABLES)];

/** A body as it is parsed from an entry's bytes. */
// biome-ignore lint/suspicious/noExplicitAny: a forger writes whatever he likes
export type Body = Record<string, any>;

export interface LedgerAtHand {
  readonly ledger: Ledger;
  ask(sql: string, values?: readonly SqlValue[]): Promise<Record<string, unknown>[]>;
  /** Remembers every table under this name; `putBack` makes them so again. */
  keep(name: string): Promise<void>;
  putBack(name: string): Promise<void>;
  bodyOf(seq: number): Promise<Body>;
  /** Writes other bytes for an entry, with their leaf hash; the columns stay. */
  write(seq: number, bytes: Uint8Array): Promise<void>;
  rewrite(seq: number, change: (body: Body) => void): Promise<void>;
  /** Makes leaves, stored nodes and head fit the entries again: all that can be done without the key. */
  rehash(): Promise<void>;
  close(): Promise<void>;
}

/** The store must have been opened before, and closed when it is embedded. Guards are taken away. */
export async function takeLedger(store: StoreUnderTest): Promise<LedgerAtHand> {
  const { knex, close } = await connect(store);
  const query: LedgerAtHand['ask'] = (sql, values = []) => ask(knex, sql, values);
  for (const table of LEDGER) await query(`alter table ${table} disable trigger all`);
  await query('alter table ledger_entries drop constraint if exists ledger_entries_key_key');
  await query('alter table ledger_entries drop constraint if exists ledger_entries_pkey');
  const nothing = async () => {
    throw new Error('A forger does not append through the service.');
  };
  const write: LedgerAtHand['write'] = async (seq, bytes) => {
    const values = [Buffer.from(bytes), Buffer.from(leafHash(bytes)), seq];
    await query('update ledger_entries set bytes = ?, leaf = ? where seq = ?', values);
  };
  const bodyOf: LedgerAtHand['bodyOf'] = async (seq) => {
    const [row] = await query('select bytes from ledger_entries where seq = ?', [seq]);
    return JSON.parse(String(row?.bytes)) as Body;
  };
  return {
    ledger: createLedger(knex, { add: nothing, close: nothing } as never, (stream) => stream),
    ask: query,
    keep: async (name) => {
      await query(`create schema ${name}`);
      for (const table of TABLES) await query(`create table ${name}.${table} as table ${table}`);
    },
    putBack: async (name) => {
      await query(`truncate ${TABLES.join(', ')}`);
      for (const table of TABLES)
        await query(`insert into ${table} select * from ${name}.${table}`);
    },
    bodyOf,
    write,
    rewrite: async (seq, change) => {
      const body = await bodyOf(seq);
      change(body);
      await write(seq, canonicalBytes(body));
    },
    rehash: () => rehash(query),
    close,
  };
}

async function connect(store: StoreUnderTest) {
  const { databaseUrl, dataDirectory } = store.place;
  if (databaseUrl === undefined) {
    return connectEmbedded({ dataDirectory: dataDirectory ?? '', failed: () => undefined });
  }
  const knex = connectPostgres(databaseUrl);
  return { knex, close: () => knex.destroy() };
}

async function rehash(query: LedgerAtHand['ask']): Promise<void> {
  const rows = await query('select seq, bytes from ledger_entries order by seq');
  const tree = buildTree();
  const leaves = rows.map(({ bytes }) => Buffer.from(leafHash(bytes as Uint8Array)));
  for (const leaf of leaves) tree.add(leaf);
  await query(
    `update ledger_entries e set leaf = n.leaf
     from unnest(?::bigint[], ?::bytea[]) as n (seq, leaf) where e.seq = n.seq`,
    [rows.map(({ seq }) => seq as number), leaves],
  );
  await query('delete from ledger_nodes');
  for (let level = 1; level <= tree.levels; level++) {
    for (const [index, hash] of tree.nodes(level).entries()) {
      await query('insert into ledger_nodes (level, idx, hash) values (?, ?, ?)', [
        level,
        index,
        Buffer.from(hash),
      ]);
    }
  }
  await query('update ledger_head set size = ?, root = ?', [tree.size, Buffer.from(tree.root())]);
}
