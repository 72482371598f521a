/** The Merkle tree over the entries: RFC 6962 section 2.1, RFC 9162 section 2.1. */
import { hash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** Root of the tree without leaves: SHA-256 of nothing. */
const EMPTY_ROOT: Uint8Array = hash('sha256', '', 'buffer');

/** SHA-256(0x00 || bytes): the leaf hash of an entry's exact bytes. */
export function leafHash(bytes: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([LEAF, bytes]), 'buffer');
}

/** SHA-256(0x01 || left || right): the hash of an interior node. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

/** All that is needed to go on appending: the roots of the complete subtrees, largest first. */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** The frontier after one more leaf hash. O(log n) at worst, O(1) on average. */
export function extend(frontier: Frontier, leaf: Uint8Array): Frontier {
  const hashes = [...frontier.hashes, leaf];
  // Each trailing 1 bit of the old size is a complete subtree that now finds its equal.
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) {
    const right = hashes.pop() as Uint8Array;
    const left = hashes.pop() as Uint8Array;
    hashes.push(nodeHash(left, right));
  }
  return { size: frontier.size + 1, hashes };
}

/** The root of the tree of `frontier.size` leaves. */
export function rootOf(frontier: Frontier): Uint8Array {
  return joinPeaks(frontier.hashes);
}

/** The root above complete subtrees given largest first. */
export function joinPeaks(peaks: readonly Uint8Array[]): Uint8Array {
  return peaks.length === 0
    ? EMPTY_ROOT
    : peaks.reduceRight((right, left) => nodeHash(left, right));
}
