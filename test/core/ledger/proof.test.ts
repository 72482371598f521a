/** Proofs against a naive reading of RFC 9162, 2.1: recursive, over all leaves, without tiles. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/ledger/proof.ts';
import { rootAt, type TreeSource } from '../../../src/ledger/tiles.ts';
import {
  EMPTY_FRONTIER,
  extend,
  type Frontier,
  leafHash,
  rootOf,
} from '../../../src/ledger/tree.ts';

const MOST = 700;
const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const bytesOf = (n: number) => Buffer.from(`entry ${n}`);
const leaves = Array.from({ length: MOST }, (_, n) => sha256(Buffer.of(0), bytesOf(n)));

function split(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}

/** MTH of RFC 9162, 2.1.1. */
function naiveRoot(row: readonly Buffer[]): Buffer {
  if (row.length === 0) return sha256();
  if (row.length === 1) return row[0] as Buffer;
  const k = split(row.length);
  return sha256(Buffer.of(1), naiveRoot(row.slice(0, k)), naiveRoot(row.slice(k)));
}

/** PATH of RFC 9162, 2.1.3.1. */
function naivePath(m: number, row: readonly Buffer[]): Buffer[] {
  if (row.length === 1) return [];
  const k = split(row.length);
  return m < k
    ? [...naivePath(m, row.slice(0, k)), naiveRoot(row.slice(k))]
    : [...naivePath(m - k, row.slice(k)), naiveRoot(row.slice(0, k))];
}

/** SUBPROOF of RFC 9162, 2.1.4.1. */
function naiveSubproof(m: number, row: readonly Buffer[], whole: boolean): Buffer[] {
  if (m === row.length) return whole ? [] : [naiveRoot(row)];
  const k = split(row.length);
  return m <= k
    ? [...naiveSubproof(m, row.slice(0, k), whole), naiveRoot(row.slice(k))]
    : [...naiveSubproof(m - k, row.slice(k), false), naiveRoot(row.slice(0, k))];
}

let reads = 0;
const source: TreeSource = {
  async leaves(from, to) {
    reads++;
    return leaves.slice(from, to);
  },
  async nodes(level, from, to) {
    reads++;
    const width = 256 ** level;
    return Array.from({ length: to - from }, (_, i) =>
      naiveRoot(leaves.slice((from + i) * width, (from + i + 1) * width)),
    );
  },
};

const hex = (hashes: readonly Uint8Array[]) =>
  hashes.map((one) => Buffer.from(one).toString('hex'));
const place = fc
  .integer({ min: 1, max: MOST })
  .chain((size) =>
    fc.record({ size: fc.constant(size), seq: fc.integer({ min: 0, max: size - 1 }) }),
  );
/** One bit of one of these byte strings turned over. */
function turn(values: readonly Uint8Array[], where: number): Uint8Array[] {
  const total = values.length * 256;
  const bit = where % total;
  return values.map((value, i) => {
    const copy = Uint8Array.from(value);
    if (i === Math.floor(bit / 256))
      copy[(bit % 256) >> 3] = (copy[(bit % 256) >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  });
}

describe('the tree', () => {
  it('hashes leaves and the empty tree as Certificate Transparency does', () => {
    expect(hex([leafHash(new Uint8Array()), rootOf(EMPTY_FRONTIER)])).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ]);
  });

  it('grows leaf by leaf to the same root as the recursive definition', () => {
    let frontier: Frontier = EMPTY_FRONTIER;
    for (let size = 1; size <= MOST; size++) {
      frontier = extend(frontier, leafHash(bytesOf(size - 1)));
      if (size < 70 || size % 37 === 0 || size === 512) {
        expect(hex([rootOf(frontier)])).toEqual(hex([naiveRoot(leaves.slice(0, size))]));
      }
    }
    expect(frontier.size).toBe(MOST);
  });

  it('gives every earlier root back from its tiles', async () => {
    for (const size of [0, 1, 2, 255, 256, 257, 511, 512, 513, MOST]) {
      expect(hex([await rootAt(source, size)])).toEqual(hex([naiveRoot(leaves.slice(0, size))]));
    }
  });
});

describe('an inclusion proof', () => {
  it('equals the recursive definition and verifies, at any place of any size', async () => {
    await fc.assert(
      fc.asyncProperty(place, async ({ size, seq }) => {
        const row = leaves.slice(0, size);
        const proof = await inclusionProof(seq, size, source);
        expect(hex(proof)).toEqual(hex(naivePath(seq, row)));
        const leaf = leaves[seq] as Buffer;
        expect(verifyInclusion({ leaf, seq, size, proof, root: naiveRoot(row) })).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('fails when any bit of leaf, path or root is turned over', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), async ({ size, seq }, where) => {
        const path = naivePath(seq, leaves.slice(0, size));
        const good = [leaves[seq] as Buffer, naiveRoot(leaves.slice(0, size)), ...path];
        const [leaf, root, ...proof] = turn(good, where) as [
          Uint8Array,
          Uint8Array,
          ...Uint8Array[],
        ];
        expect(verifyInclusion({ leaf, seq, size, proof, root })).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('fails for another place, a shorter path and a longer path', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: MOST }), async ({ size, seq }, other) => {
        const row = leaves.slice(0, size);
        const good = {
          leaf: leaves[seq] as Buffer,
          seq,
          size,
          proof: naivePath(seq, row),
          root: naiveRoot(row),
        };
        if (other !== seq) expect(verifyInclusion({ ...good, seq: other })).toBe(false);
        if (size > 1)
          expect(verifyInclusion({ ...good, proof: good.proof.slice(0, -1) })).toBe(false);
        expect(verifyInclusion({ ...good, proof: [...good.proof, good.root] })).toBe(false);
        expect(verifyInclusion({ ...good, seq: seq + size })).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused for a leaf the tree does not have', async () => {
    await expect(async () => inclusionProof(5, 5, source)).rejects.toThrow(RangeError);
    await expect(async () => inclusionProof(-1, 5, source)).rejects.toThrow(RangeError);
  });

  it('needs a handful of reads, not one per level', async () => {
    reads = 0;
    await inclusionProof(300, MOST, source);
    expect(reads).toBeLessThanOrEqual(4);
  });
});

const sizes = fc
  .integer({ min: 1, max: MOST })
  .chain((newSize) =>
    fc.record({ newSize: fc.constant(newSize), oldSize: fc.integer({ min: 0, max: newSize }) }),
  );
const rootsOf = ({ oldSize, newSize }: { oldSize: number; newSize: number }) => ({
  oldRoot: naiveRoot(leaves.slice(0, oldSize)),
  newRoot: naiveRoot(leaves.slice(0, newSize)),
});

describe('a consistency proof', () => {
  it('equals the recursive definition and verifies, between any two sizes', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ oldSize, newSize }) => {
        const proof = await consistencyProof(oldSize, newSize, source);
        const row = leaves.slice(0, newSize);
        expect(hex(proof)).toEqual(hex(oldSize === 0 ? [] : naiveSubproof(oldSize, row, true)));
        expect(
          verifyConsistency({ oldSize, newSize, proof, ...rootsOf({ oldSize, newSize }) }),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('fails when any bit of either root or the path is turned over', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async ({ oldSize, newSize }, where) => {
        fc.pre(oldSize > 0);
        const { oldRoot, newRoot } = rootsOf({ oldSize, newSize });
        const path = naiveSubproof(oldSize, leaves.slice(0, newSize), true);
        const changed = turn([oldRoot, newRoot, ...path], where);
        const [badOld, badNew, ...proof] = changed as [Uint8Array, Uint8Array, ...Uint8Array[]];
        expect(
          verifyConsistency({ oldSize, newSize, oldRoot: badOld, newRoot: badNew, proof }),
        ).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('fails when the history in between was rewritten', async () => {
    const oldRoot = naiveRoot(leaves.slice(0, 300));
    const rewritten = [...leaves];
    rewritten[17] = sha256(Buffer.of(0), Buffer.from('another entry'));
    const proof = naiveSubproof(300, rewritten.slice(0, 400), true);
    const newRoot = naiveRoot(rewritten.slice(0, 400));
    expect(verifyConsistency({ oldSize: 300, oldRoot, newSize: 400, newRoot, proof })).toBe(false);
  });

  it('is refused from a larger tree to a smaller one', async () => {
    await expect(consistencyProof(6, 5, source)).rejects.toThrow(RangeError);
  });
});
