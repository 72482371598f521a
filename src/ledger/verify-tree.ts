/** The tree against its head, its stored hashes and the checkpoints that left the machine. */
import type { Ledger } from '../ports.ts';
import { readCheckpoint, type TreeHead, type Verifier } from './checkpoint.ts';
import { entryProblem, type VerificationProblem } from './problem.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** What one pass over the entries found. */
export interface Grown {
  readonly tree: TreeBuilder;
  /** The seq after the last entry. */
  readonly end: number;
  /** Roots at the sizes the checkpoints name. */
  readonly roots: ReadonlyMap<number, Uint8Array>;
}

/** The checkpoints whose signature is good, smallest first; the others as problems. */
export function readCheckpoints(source: Verifier & { readonly checkpoints: readonly string[] }): {
  heads: readonly TreeHead[];
  problems: readonly VerificationProblem[];
} {
  const problems: VerificationProblem[] = [];
  const heads: TreeHead[] = [];
  for (const text of source.checkpoints) {
    try {
      heads.push(readCheckpoint(text, source));
    } catch (error) {
      problems.push({ seq: -1, problem: 'signature', message: (error as Error).message });
    }
  }
  return { heads: heads.sort((a, b) => a.size - b.size), problems };
}

/** The head row, against the entries below it and any above. */
export async function checkHead(
  ledger: Ledger,
  { tree, end }: Grown,
  head: TreeHead,
): Promise<VerificationProblem[]> {
  const problems: VerificationProblem[] = [];
  if (end < head.size) {
    const what = `the head counts ${head.size} entries, but this one and all after it are missing`;
    problems.push(entryProblem(end, 'entry_missing', what));
  } else if (hex(tree.root()) !== hex(head.root)) {
    const message = 'The root in the head is not the root of the entries.';
    problems.push({ seq: -1, problem: 'head_mismatch', message });
  }
  const [uncounted] = await firstOf(ledger.stored(head.size, Number.MAX_SAFE_INTEGER));
  // It may have been appended since we began, unless the head still does not count it.
  if (uncounted !== undefined && uncounted.seq >= (await ledger.head()).size) {
    problems.push(entryProblem(uncounted.seq, 'head_mismatch', 'the head does not count it'));
  }
  return problems;
}

async function firstOf<T>(many: AsyncIterable<T>): Promise<readonly T[]> {
  for await (const one of many) return [one];
  return [];
}

/** The stored hashes that proofs are made from. */
export async function checkTiles(ledger: Ledger, { tree }: Grown): Promise<VerificationProblem[]> {
  const problems: VerificationProblem[] = [];
  for (let level = 1; level <= tree.levels; level++) {
    const built = tree.nodes(level);
    const stored = await ledger.nodes(level, 0, built.length);
    const bad = built.findIndex((hash, i) => hex(hash) !== hex(stored[i] ?? new Uint8Array()));
    if (bad < 0) continue;
    const from = bad * 256 ** level;
    const message = `The stored hash over entries ${from} to ${from + 256 ** level - 1} is not the hash of these entries.`;
    problems.push({ seq: from, problem: 'tile_mismatch', message });
  }
  return problems;
}

/** The first checkpoint that fails says the most: the first bad entry lies between it and the one before. */
export function checkCheckpoints(
  heads: readonly TreeHead[],
  { tree, end, roots }: Grown,
): VerificationProblem[] {
  let good = 0;
  for (const { size, root } of heads) {
    if (size > end) {
      const message = `A checkpoint that left this machine counts ${size} entries, but only ${tree.size} are there: this is an older copy, or the newest entries were removed.`;
      return [{ seq: end, problem: 'rollback', message }];
    }
    if (hex(roots.get(size) ?? new Uint8Array()) !== hex(root)) {
      const message = `The signed root over the first ${size} entries is not their root: something from entry ${good} to entry ${size - 1} was changed after it was signed.`;
      return [{ seq: good, problem: 'root_mismatch', message }];
    }
    good = size;
  }
  return [];
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
