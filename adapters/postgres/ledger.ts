import type { Knex } from 'knex';
import { checkDraft } from '../../src/ledger/entry.ts';
import type { Stream } from '../../src/ledger/fact.ts';
import type { Append, Ledger } from '../../src/ports.ts';
import type { AppendQueue } from './append-queue.ts';
import {
  disclosuresOf,
  entriesAtPlaces,
  entriesBetween,
  entriesByKey,
  entriesOfStream,
  hashesOf,
  storedBetween,
  streamVersions,
} from './ledger-reads.ts';
import { ask, plainBytes } from './sql.ts';
import { readViewRows } from './view-rows.ts';

/** The name under which a stream is kept: one that nobody can read, where it says something personal. */
export type NameStream = (stream: Stream) => Stream;

export function createLedger(knex: Knex, queue: AppendQueue, nameStream: NameStream): Ledger {
  return {
    append: async (append: Append) => {
      for (const draft of append.drafts) checkDraft(draft);
      return queue.add(keptAs(append, nameStream));
    },
    head: async () => {
      const [head] = await ask<{ size: number; root: Buffer }>(
        knex,
        'select size, root from ledger_head',
      );
      if (head === undefined) throw new Error('The ledger has no head row: run rollcall migrate.');
      return { size: head.size, root: plainBytes(head.root) };
    },
    entries: (from, to) => entriesBetween(knex, from, to),
    entriesOf: (stream, most) => entriesOfStream(knex, nameStream(stream), most),
    entriesAt: (seqs) => entriesAtPlaces(knex, seqs),
    byKey: async (key) => (await entriesByKey(knex, [key])).get(key) ?? null,
    versions: async (streams) => {
      const asked = new Map(streams.map((stream) => [nameStream(stream), stream]));
      const found = await streamVersions(knex, [...asked.keys()]);
      return new Map([...found].map(([name, seq]) => [asked.get(name) ?? name, seq]));
    },
    leaves: (from, to) =>
      hashesOf(
        knex,
        'select leaf as hash from ledger_entries where seq >= ? and seq < ? order by seq',
        [from, to],
      ),
    nodes: (level, from, to) =>
      hashesOf(
        knex,
        'select hash from ledger_nodes where level = ? and idx >= ? and idx < ? order by idx',
        [level, from, to],
      ),
    disclosures: (seqs) => disclosuresOf(knex, seqs),
    stored: (from, to) => storedBetween(knex, from, to),
    viewRows: (table) => readViewRows(knex, table),
  };
}

const keptAs = (append: Append, nameStream: NameStream): Append => ({
  ...append,
  drafts: append.drafts.map((draft) => ({ ...draft, streams: draft.streams.map(nameStream) })),
  expect: (append.expect ?? []).map(({ stream, seq }) => ({ stream: nameStream(stream), seq })),
});
