/** Inclusion and consistency proofs, made and checked as RFC 9162 sections 2.1.3 and 2.1.4 say. */
import { readTiles, splitPoint, type TileReader, type TreeSource } from './tiles.ts';
import { nodeHash } from './tree.ts';

/**
 * The hashes that lead from leaf `seq` to the root of the tree of `size` leaves, lowest first.
 * @throws RangeError when the leaf is not in that tree.
 */
export function inclusionProof(
  seq: number,
  size: number,
  source: TreeSource,
): Promise<readonly Uint8Array[]> {
  return inclusionIn(readTiles(source, size), seq);
}

/** As {@link inclusionProof}, sharing what was read with other proofs of the same tree. */
export async function inclusionIn(tree: TileReader, seq: number): Promise<readonly Uint8Array[]> {
  if (!Number.isInteger(seq) || seq < 0 || seq >= tree.size) {
    throw new RangeError(`Entry ${seq} is not in a tree of ${tree.size} entries.`);
  }
  const path: Promise<Uint8Array>[] = [];
  let [from, to] = [0, tree.size];
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (seq < middle) {
      path.push(tree.rangeRoot(middle, to));
      to = middle;
    } else {
      path.push(tree.rangeRoot(from, middle));
      from = middle;
    }
  }
  return (await Promise.all(path)).reverse();
}

export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly seq: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** True when `leaf` is leaf number `seq` of the tree of `size` leaves with this root. */
export function verifyInclusion({ leaf, seq, size, proof, root }: Inclusion): boolean {
  if (!isIndex(seq) || !isIndex(size) || seq >= size) return false;
  const sides = sidesOf(seq, size - 1);
  return proof.length === sides.length && equal(climb(leaf, proof, sides), root);
}

/**
 * The hashes that show that the tree of `newSize` leaves begins with the tree of `oldSize`.
 * Empty when the sizes are equal or the old tree had no leaf.
 * @throws RangeError when the old tree is larger.
 */
export async function consistencyProof(
  oldSize: number,
  newSize: number,
  source: TreeSource,
): Promise<readonly Uint8Array[]> {
  if (oldSize > newSize || oldSize < 0)
    throw new RangeError('A proof goes from a smaller tree to a larger one.');
  if (oldSize === 0) return [];
  const tree = readTiles(source, newSize);
  const path: Promise<Uint8Array>[] = [];
  let [from, to] = [0, newSize];
  while (oldSize !== to) {
    const middle = from + splitPoint(to - from);
    if (oldSize <= middle) {
      path.push(tree.rangeRoot(middle, to));
      to = middle;
    } else {
      path.push(tree.rangeRoot(from, middle));
      from = middle;
    }
  }
  // The old root itself is known to whoever checks; only a part of it must be given.
  if (from !== 0) path.push(tree.rangeRoot(from, to));
  return (await Promise.all(path)).reverse();
}

export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** True when the new tree has every leaf of the old one, unchanged and in its place. */
export function verifyConsistency(claim: Consistency): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  if (!isIndex(oldSize) || !isIndex(newSize) || oldSize > newSize) return false;
  if (oldSize === 0) return proof.length === 0;
  if (oldSize === newSize) return proof.length === 0 && equal(oldRoot, newRoot);
  let [node, last] = [oldSize - 1, newSize - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // An old tree that is one complete subtree is its own first hash.
  const [first, ...rest] = node === 0 ? [oldRoot, ...proof] : proof;
  const sides = sidesOf(node, last);
  if (first === undefined || rest.length !== sides.length) return false;
  const older = rest.filter((_, i) => sides[i] === 'left');
  const leftOnly = sides.filter((side) => side === 'left');
  return equal(climb(first, older, leftOnly), oldRoot) && equal(climb(first, rest, sides), newRoot);
}

type Side = 'left' | 'right';

/** On which side each sibling stands on the way up from `node` of the tree whose last node is `last`. */
function sidesOf(node: number, last: number): Side[] {
  const sides: Side[] = [];
  for (let [at, end] = [node, last]; end > 0; [at, end] = [half(at), half(end)]) {
    if (at % 2 === 1) sides.push('left');
    else if (at < end) sides.push('right');
  }
  return sides;
}

function climb(
  from: Uint8Array,
  siblings: readonly Uint8Array[],
  sides: readonly Side[],
): Uint8Array {
  return siblings.reduce(
    (hash, sibling, i) => (sides[i] === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling)),
    from,
  );
}

/** By division, not by shift: sizes may pass 2^31. */
const half = (n: number): number => Math.floor(n / 2);

const isIndex = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** Neither side is secret, so the time it takes says nothing. */
const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
