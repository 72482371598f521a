import type { Knex } from 'knex';
import { checkDraft } from '../../src/ledger/entry.ts';
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

export function createLedger(knex: Knex, queue: AppendQueue): Ledger {
  return {
    append: async (append: Append) => {
      for (const draft of append.drafts) checkDraft(draft);
      return queue.add(append);
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
    entriesOf: (stream, most) => entriesOfStream(knex, stream, most),
    entriesAt: (seqs) => entriesAtPlaces(knex, seqs),
    byKey: async (key) => (await entriesByKey(knex, [key])).get(key) ?? null,
    versions: (streams) => streamVersions(knex, streams),
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
