/** A ledger in memory with real entries, for tests of what is made from them. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import {
  checkDraft,
  composeEntry,
  type Disclosure,
  type Entry,
} from '../../../src/ledger/entry.ts';
import type { Draft } from '../../../src/ledger/fact.ts';
import { startRebuild } from '../../../src/ledger/rebuild.ts';
import { EMPTY_FRONTIER, extend, leafHash, nodeHash, rootOf } from '../../../src/ledger/tree.ts';
import type { Ledger, Signer, StoredEntry } from '../../../src/ports.ts';

/** A signer whose key is made of one repeated byte (RFC 8410 PKCS #8). */
export function testSigner(byte: number, origin = 'northwindfs.example/rollcall'): Signer {
  const seed = Buffer.alloc(32, byte);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { origin, publicKey: spki.subarray(-32), sign: (bytes) => sign(null, bytes, key) };
}

export interface MemoryLedger {
  readonly ledger: Ledger;
  readonly rows: StoredEntry[];
  readonly entries: Entry[];
}

/** Every draft is checked as the store checks it; one minute passes between entries. */
export function memoryLedger(drafts: readonly Draft[], origin: string): MemoryLedger {
  const entries: Entry[] = [];
  const rows: StoredEntry[] = [];
  const rebuild = startRebuild();
  for (const [seq, draft] of drafts.entries()) {
    checkDraft(draft);
    const at = new Date(Date.UTC(2026, 2, 2, 15, seq)).toISOString();
    const { entry, disclosures } = composeEntry({ origin, seq, at }, draft);
    const { key, bytes, fact } = entry;
    entries.push(entry);
    rebuild.apply(entry);
    rows.push({
      seq,
      key,
      at,
      kind: fact.kind,
      bytes,
      leaf: leafHash(bytes),
      streams: draft.streams,
      disclosures,
    });
  }
  return { ledger: ledgerOver(rows, entries, rebuild), rows, entries };
}

function ledgerOver(
  rows: readonly StoredEntry[],
  entries: readonly Entry[],
  rebuild: ReturnType<typeof startRebuild>,
): Ledger {
  const refuse = () => Promise.reject(new Error('This ledger is only read.'));
  const disclosures: readonly Disclosure[] = rows.flatMap((row) => row.disclosures);
  return {
    append: refuse,
    byKey: async (key) => entries.find((entry) => entry.key === key) ?? null,
    versions: refuse,
    head: async () => {
      const frontier = rows.reduce((grown, { leaf }) => extend(grown, leaf), EMPTY_FRONTIER);
      return { size: frontier.size, root: rootOf(frontier) };
    },
    async *entries(from, to) {
      yield* entries.slice(from, to);
    },
    entriesOf: async (stream, most) =>
      entries.filter(({ seq }) => rows[seq]?.streams.includes(stream)).slice(0, most),
    entriesAt: async (seqs) => entries.filter(({ seq }) => seqs.includes(seq)),
    leaves: async (from, to) => rows.slice(from, to).map(({ leaf }) => leaf),
    nodes: async (level, from, to) => {
      const width = 256 ** level;
      return Array.from({ length: to - from }, (_, i) => complete(rows, (from + i) * width, width));
    },
    disclosures: async (seqs) => disclosures.filter(({ seq }) => seqs.includes(seq)),
    async *stored(from, to) {
      yield* rows.filter(({ seq }) => seq >= from && seq < to);
    },
    async *viewRows(table) {
      yield* rebuild.rows(table).values();
    },
  };
}

function complete(rows: readonly StoredEntry[], from: number, width: number): Uint8Array {
  if (width === 1) return rows[from]?.leaf as Uint8Array;
  const half = width / 2;
  return nodeHash(complete(rows, from, half), complete(rows, from + half, half));
}
