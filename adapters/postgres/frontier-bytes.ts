/** The tree's frontier as one bytea: its hashes one after another, largest subtree first. */
import { type Frontier, nodeHash } from '../../src/ledger/tree.ts';
import { plainBytes } from './sql.ts';

const HASH_BYTES = 32;
/** A tile: level `n` of the kept nodes has one hash per 256^n leaves, so a path of 8 hashes each. */
const TILE_BITS = 8;

export const writeFrontier = (frontier: Frontier): Buffer => Buffer.concat(frontier.hashes);

export function readFrontier(size: number, bytes: Uint8Array): Frontier {
  const hashes = Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
    plainBytes(bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)),
  );
  return { size, hashes };
}

export interface KeptNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** The nodes that one more leaf completes: the frontier's last 8 hashes with the leaf, its last 16, and so on. */
export function completedNodes(frontier: Frontier, leaf: Uint8Array): readonly KeptNode[] {
  const nodes: KeptNode[] = [];
  const size = frontier.size + 1;
  let hash = leaf;
  let depth = 0;
  for (
    let level = 1, span = 2 ** TILE_BITS;
    size % span === 0;
    level += 1, span *= 2 ** TILE_BITS
  ) {
    for (; depth < level * TILE_BITS; depth += 1) {
      const left = frontier.hashes.at(-1 - depth);
      if (left === undefined) throw new RangeError('The frontier does not fit its size.');
      hash = nodeHash(left, hash);
    }
    nodes.push({ level, index: size / span - 1, hash });
  }
  return nodes;
}
