import { type Disclosure, type Entry, readEntry } from '../../src/ledger/entry.ts';
import type { Stream } from '../../src/ledger/fact.ts';
import type { StoredEntry } from '../../src/ports.ts';
import { ask, type Database, plainBytes } from './sql.ts';

const PAGE = 500;

interface EntryRow {
  readonly seq: number;
  readonly key: string;
  readonly kind: string;
  readonly at: string;
  readonly bytes: Buffer;
  readonly leaf: Buffer;
}

const COLUMNS = 'seq, key, kind, at, bytes, leaf';

export async function disclosuresOf(
  database: Database,
  seqs: readonly number[],
): Promise<readonly Disclosure[]> {
  if (seqs.length === 0) return [];
  return ask<Disclosure>(
    database,
    `select seq, name, value, encoded, digest from disclosures
     where seq = any(?::bigint[]) order by seq, name`,
    [seqs],
  );
}

async function readRows(database: Database, rows: readonly EntryRow[]): Promise<Entry[]> {
  const fields = groupBySeq(await disclosuresOf(database, seqsOf(rows)));
  return rows.map((row) => readEntry(plainBytes(row.bytes), fields.get(row.seq) ?? []));
}

const seqsOf = (rows: readonly EntryRow[]): readonly number[] => rows.map(({ seq }) => seq);

function groupBySeq<T extends { readonly seq: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.seq);
    if (group === undefined) groups.set(row.seq, [row]);
    else group.push(row);
  }
  return groups;
}

/** The entries that carry one of these keys. */
export async function entriesByKey(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const rows = await ask<EntryRow>(
    database,
    `select ${COLUMNS} from ledger_entries where key = any(?::text[])`,
    [keys],
  );
  if (rows.length === 0) return new Map();
  const entries = await readRows(database, rows);
  return new Map(entries.map((entry) => [entry.key, entry]));
}

/** The newest seq of each stream, -1 for none; one step down the index for each. */
export async function streamVersions(
  database: Database,
  streams: readonly Stream[],
): Promise<ReadonlyMap<Stream, number>> {
  if (streams.length === 0) return new Map();
  const rows = await ask<{ stream: Stream; seq: number }>(
    database,
    `select wanted.stream, coalesce(newest.seq, -1) as seq
     from unnest(?::text[]) as wanted (stream)
     left join lateral (
       select i.seq from ledger_index i where i.stream = wanted.stream order by i.seq desc limit 1
     ) as newest on true`,
    [streams],
  );
  return new Map(rows.map(({ stream, seq }) => [stream, seq]));
}

/** The places first, so that a stream of many entries costs no more than what is wanted of it. */
export async function entriesOfStream(
  database: Database,
  stream: Stream,
  most?: number,
): Promise<Entry[]> {
  const rows = await ask<EntryRow>(
    database,
    `select e.* from (
       select seq from ledger_index where stream = ? order by seq limit ?::bigint
     ) as i join ledger_entries e on e.seq = i.seq order by e.seq`,
    [stream, most ?? null],
  );
  return readRows(database, rows);
}

export async function entriesAtPlaces(
  database: Database,
  seqs: readonly number[],
): Promise<Entry[]> {
  const rows = await ask<EntryRow>(
    database,
    `select ${COLUMNS} from ledger_entries where seq = any(?::bigint[]) order by seq`,
    [seqs],
  );
  return readRows(database, rows);
}

async function* pages(database: Database, from: number, to: number): AsyncIterable<EntryRow[]> {
  let next = from;
  for (;;) {
    const rows = await ask<EntryRow>(
      database,
      `select ${COLUMNS} from ledger_entries where seq >= ? and seq < ? order by seq limit ${PAGE}`,
      [next, to],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < PAGE) return;
    next = last.seq + 1;
  }
}

export async function* entriesBetween(
  database: Database,
  from: number,
  to: number,
): AsyncIterable<Entry> {
  for await (const rows of pages(database, from, to)) yield* await readRows(database, rows);
}

/** Everything as it stands in the tables, unparsed. */
export async function* storedBetween(
  database: Database,
  from: number,
  to: number,
): AsyncIterable<StoredEntry> {
  for await (const rows of pages(database, from, to)) {
    const seqs = seqsOf(rows);
    const fields = groupBySeq(await disclosuresOf(database, seqs));
    const streams = groupBySeq(
      await ask<{ seq: number; stream: string }>(
        database,
        'select seq, stream from ledger_index where seq = any(?::bigint[]) order by seq, stream',
        [seqs],
      ),
    );
    yield* rows.map((row) => ({
      ...row,
      bytes: plainBytes(row.bytes),
      leaf: plainBytes(row.leaf),
      streams: (streams.get(row.seq) ?? []).map(({ stream }) => stream),
      disclosures: fields.get(row.seq) ?? [],
    }));
  }
}

export async function hashesOf(
  database: Database,
  sql: string,
  values: readonly number[],
): Promise<readonly Uint8Array[]> {
  const rows = await ask<{ hash: Buffer }>(database, sql, values);
  return rows.map(({ hash }) => plainBytes(hash));
}
