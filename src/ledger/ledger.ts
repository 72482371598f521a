/** The append-only record as a port: what is asked of whoever keeps it. */
import type { NewDelivery } from '../broadcast/delivery.ts';
import type { Scalar, ViewTable } from './change.ts';
import type { Disclosure, Entry } from './entry.ts';
import type { Draft, Stream } from './fact.ts';

export interface Append {
  /** Appended in order, all or none. */
  readonly drafts: readonly Draft[];
  /** Each stream must stand at this seq (its newest entry; -1 = no entry yet), else StaleError and nothing is written. */
  readonly expect?: readonly { readonly stream: Stream; readonly seq: number }[];
  /** Deliveries to be sent later, made in the same transaction. */
  readonly enqueue?: readonly NewDelivery[];
}

export interface Appended {
  /** One per draft, in order. */
  readonly entries: readonly Entry[];
  /** True when the first draft's key was there before: nothing was written, the earlier entries are returned. */
  readonly repeated: boolean;
}

/**
 * The append-only record. Guarantees of every implementation:
 * - `append` resolves only after the commit is durable; entry, view rows and deliveries commit together;
 * - `seq` is gapless from 0, the order of the tree's leaves; concurrent writers never fork it;
 * - a key is written once, whoever races;
 * - a fact that its schema refuses is never written: InvalidInputError;
 * - when a commit's fate is unknown: UncertainError, and the same call may be made again;
 * - when too many callers wait: BusyError, nothing written.
 */
export interface Ledger {
  append(append: Append): Promise<Appended>;
  head(): Promise<{ readonly size: number; readonly root: Uint8Array }>;
  /** Entries `from <= seq < to`, in order, read in pages so that a million entries need little memory. */
  entries(from: number, to: number): AsyncIterable<Entry>;
  /** Every entry of one subject, in order; with `most`, only the oldest so many. */
  entriesOf(stream: Stream, most?: number): Promise<readonly Entry[]>;
  /** The entries at these places, in order; places that do not exist are left out. */
  entriesAt(seqs: readonly number[]): Promise<readonly Entry[]>;
  byKey(key: string): Promise<Entry | null>;
  /** The newest seq on each stream, -1 for none. */
  versions(streams: readonly Stream[]): Promise<ReadonlyMap<Stream, number>>;
  /** RFC 6962 leaf hashes `from <= seq < to`. */
  leaves(from: number, to: number): Promise<readonly Uint8Array[]>;
  /** Hashes of complete subtrees of 256^level leaves, `from <= index < to`; level 1 and up. */
  nodes(level: number, from: number, to: number): Promise<readonly Uint8Array[]>;
  disclosures(seqs: readonly number[]): Promise<readonly Disclosure[]>;
  /** Everything exactly as stored, unparsed, for verification: `from <= seq < to` by the seq column. */
  stored(from: number, to: number): AsyncIterable<StoredEntry>;
  /** The rows of a view table as they stand, for comparison with a rebuild; columns as in `project`. */
  viewRows(table: ViewTable): AsyncIterable<Readonly<Record<string, Scalar>>>;
}

/** A stored entry before anybody believes it: columns beside the bytes they index. */
export interface StoredEntry {
  readonly seq: number;
  readonly key: string;
  readonly at: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly leaf: Uint8Array;
  readonly streams: readonly string[];
  readonly disclosures: readonly Disclosure[];
}
