/** The ledger as it stood at one size: everything that is shown together rests on the same one. */
import type { Ledger } from '../ports.ts';
import type { TreeHead } from './checkpoint.ts';
import { readTiles, type TileReader } from './tiles.ts';

/** Entries are only ever added, so what is read below `size` stays what it is. */
export interface Snapshot extends TreeHead {
  /** Proofs for this size; shared, so that each tile is read once. */
  readonly tree: TileReader;
}

export async function snapshotNow(ledger: Ledger): Promise<Snapshot> {
  const head = await ledger.head();
  return { ...head, tree: readTiles(ledger, head.size) };
}

/**
 * The ledger as it stood at the end of this instant (RFC 3339 UTC with milliseconds), found by
 * halving: about twenty reads in a million entries. Times are those at which entries were recorded.
 */
export async function snapshotAt(ledger: Ledger, instant: string): Promise<Snapshot> {
  const { size: newest } = await ledger.head();
  let [size, above] = [0, newest];
  while (size < above) {
    const middle = Math.floor((size + above) / 2);
    const [entry] = await ledger.entriesAt([middle]);
    if (entry !== undefined && entry.at <= instant) size = middle + 1;
    else above = middle;
  }
  const tree = readTiles(ledger, size);
  return { size, root: await tree.rangeRoot(0, size), tree };
}
