/** Checks the whole ledger offline and names the first bad entry and why. */
import type { Ledger } from '../ports.ts';
import { entryProblem, firstFirst, type VerificationProblem } from './problem.ts';
import { type Rebuild, startRebuild } from './rebuild.ts';
import { buildTree } from './tree-builder.ts';
import { checkStored } from './verify-entry.ts';
import { startRules } from './verify-rules.ts';
import {
  checkCheckpoints,
  checkHead,
  checkTiles,
  type Grown,
  readCheckpoints,
} from './verify-tree.ts';
import { checkViews } from './verify-views.ts';

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  readonly disclosures: number;
  /** Root of the entries as they are, hex. */
  readonly root: string;
  /** Problems, first bad entry first. */
  readonly problems: readonly VerificationProblem[];
}

export interface VerifySource {
  readonly ledger: Ledger;
  readonly origin: string;
  /** Raw 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Signed notes that were kept outside the database. Without one, a wholly rewritten ledger looks sound. */
  readonly checkpoints: readonly string[];
  /** False leaves the views out: less memory on a ledger of millions. */
  readonly views?: boolean;
}

/**
 * Verifies entries, disclosures, tree, checkpoints, index and views; the ledger may grow meanwhile.
 * Never throws for what it finds in the ledger; only when the store cannot be read.
 */
export async function verifyLedger(source: VerifySource): Promise<Verification> {
  const { ledger } = source;
  const head = await ledger.head();
  const { heads, problems: unsigned } = readCheckpoints(source);
  const rebuild = source.views === false ? null : startRebuild();
  const pass = await readEntries(source, {
    rebuild,
    size: head.size,
    wanted: new Set(heads.map(({ size }) => size)),
  });
  const problems = firstFirst([
    ...unsigned,
    ...pass.problems,
    ...(await checkHead(ledger, pass, head)),
    ...(await checkTiles(ledger, pass)),
    ...checkCheckpoints(heads, pass),
    ...(rebuild === null ? [] : await checkViews(ledger, { rebuild, size: head.size })),
  ]);
  const { tree, disclosures } = pass;
  const root = Buffer.from(tree.root()).toString('hex');
  return { ok: problems.length === 0, entries: tree.size, disclosures, root, problems };
}

interface Reading {
  readonly rebuild: Rebuild | null;
  readonly size: number;
  /** Sizes at which the root is wanted. */
  readonly wanted: ReadonlySet<number>;
}

interface Pass extends Grown {
  readonly disclosures: number;
  readonly problems: readonly VerificationProblem[];
}

async function readEntries(
  { ledger, origin }: VerifySource,
  { rebuild, size, wanted }: Reading,
): Promise<Pass> {
  const rules = startRules();
  const tree = buildTree();
  const problems: VerificationProblem[] = [];
  const roots = new Map<number, Uint8Array>([[0, tree.root()]]);
  let end = 0;
  let disclosures = 0;
  for await (const stored of ledger.stored(Number.MIN_SAFE_INTEGER, size)) {
    if (stored.seq !== end) problems.push(outOfPlace(end, stored.seq));
    end = Math.max(end, stored.seq + 1);
    const checked = checkStored(stored, origin);
    problems.push(...checked.problems, ...rules.see(checked));
    tree.add(checked.leaf);
    disclosures += stored.disclosures.length;
    if (checked.entry !== null) rebuild?.apply(checked.entry);
    if (wanted.has(tree.size)) roots.set(tree.size, tree.root());
  }
  problems.push(...rules.finish());
  return { tree, end, roots, disclosures, problems };
}

function outOfPlace(expected: number, found: number): VerificationProblem {
  if (found < expected) {
    return entryProblem(found, 'order', 'it stands before the first entry');
  }
  const what =
    found - expected === 1 ? 'it is missing' : `it and all others up to ${found - 1} are missing`;
  return entryProblem(expected, 'entry_missing', what);
}
