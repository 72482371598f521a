/** Reads the tree's stored hashes in tiles of 256, so that a proof over a million leaves needs few reads. */
import { joinPeaks, nodeHash } from './tree.ts';

/** Where stored hashes come from; the Ledger port satisfies it. */
export interface TreeSource {
  /** RFC 6962 leaf hashes, `from <= seq < to`. */
  leaves(from: number, to: number): Promise<readonly Uint8Array[]>;
  /** Hashes of complete subtrees of 256^level leaves, `from <= index < to`. */
  nodes(level: number, from: number, to: number): Promise<readonly Uint8Array[]>;
}

/** The largest power of two below `n`, for n >= 2 (RFC 9162, 2.1.1). */
export function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Hashes of ranges of leaves of one tree; each tile is read once, however many proofs are made. */
export interface TileReader {
  readonly size: number;
  /** The root over the leaves `from <= seq < to`; `from` must be a multiple of every subtree it starts. */
  rangeRoot(from: number, to: number): Promise<Uint8Array>;
}

/** A reader of the tree as it stood at `size` leaves. */
export function readTiles(source: TreeSource, size: number): TileReader {
  const tiles = new Map<string, Promise<readonly Uint8Array[]>>();

  function tile(level: number, number: number): Promise<readonly Uint8Array[]> {
    const name = `${level}/${number}`;
    const known = tiles.get(name);
    if (known !== undefined) return known;
    const from = number * 256;
    const to = Math.min(from + 256, Math.floor(size / 256 ** level));
    const read = level === 0 ? source.leaves(from, to) : source.nodes(level, from, to);
    tiles.set(name, read);
    return read;
  }

  /** The root of the complete subtree of `width` (a power of two) leaves that starts at `from`. */
  async function subtree(from: number, width: number): Promise<Uint8Array> {
    const level = levelOf(width);
    const unit = 256 ** level;
    const first = from / unit;
    const hashes = await tile(level, Math.floor(first / 256));
    let row = hashes.slice(first % 256, (first % 256) + width / unit);
    if (row.length !== width / unit)
      throw new RangeError(`The tree has no leaves up to ${from + width}.`);
    while (row.length > 1) row = pair(row);
    return row[0] as Uint8Array;
  }

  return {
    size,
    async rangeRoot(from, to) {
      const peaks: Uint8Array[] = [];
      for (let at = from; at < to; ) {
        const width = widest(to - at);
        peaks.push(await subtree(at, width));
        at += width;
      }
      return joinPeaks(peaks);
    },
  };
}

/** The root of the tree at an earlier size, for comparison with a checkpoint. */
export async function rootAt(source: TreeSource, size: number): Promise<Uint8Array> {
  return readTiles(source, size).rangeRoot(0, size);
}

/** The level whose hashes cover `width` leaves with fewest reads: 256^level <= width. */
function levelOf(width: number): number {
  let level = 0;
  while (256 ** (level + 1) <= width) level++;
  return level;
}

/** The largest power of two that is not above `n`. */
function widest(n: number): number {
  let width = 1;
  while (width * 2 <= n) width *= 2;
  return width;
}

function pair(row: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let i = 0; i < row.length; i += 2)
    above.push(nodeHash(row[i] as Uint8Array, row[i + 1] as Uint8Array));
  return above;
}
