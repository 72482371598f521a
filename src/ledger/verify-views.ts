/** The stored views against a rebuild; the ledger may grow while they are read. */
import type { Ledger } from '../ports.ts';
import { VIEW_TABLES, type ViewTable } from './change.ts';
import type { VerificationProblem } from './problem.ts';
import { compareView, type Rebuild } from './rebuild.ts';
import { checkStored } from './verify-entry.ts';

/** How often a table is read again because the ledger grew while it was compared. */
const MOST_TRIES = 20;

/** A rebuild that has applied the entries below `size`. */
export interface Rebuilt {
  readonly rebuild: Rebuild;
  readonly size: number;
}

/** One problem per table that differs from what the entries give. */
export async function checkViews(ledger: Ledger, rebuilt: Rebuilt): Promise<VerificationProblem[]> {
  const problems: VerificationProblem[] = [];
  let at = rebuilt;
  for (const table of Object.keys(VIEW_TABLES) as ViewTable[]) {
    const { problem, now } = await checkView(ledger, at, table);
    at = now;
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

async function checkView(
  ledger: Ledger,
  rebuilt: Rebuilt,
  table: ViewTable,
): Promise<{ problem: VerificationProblem | null; now: Rebuilt }> {
  let now = rebuilt;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    now = await catchUp(ledger, now);
    const found = await compareView(table, now.rebuild.rows(table), ledger.viewRows(table));
    if (found === null) return { problem: null, now };
    const { size } = await ledger.head();
    if (size <= now.size) {
      const message = `The view "${table}" ${found.what}; rebuild the views from the entries.`;
      return { problem: { seq: found.seq, problem: 'view_mismatch', message }, now };
    }
  }
  const message = `The view "${table}" never stood still long enough to be compared; verify again in a quieter hour.`;
  return { problem: { seq: -1, problem: 'view_busy', message }, now };
}

/** Applies what was appended since; it is verified the next time. */
async function catchUp(ledger: Ledger, { rebuild, size }: Rebuilt): Promise<Rebuilt> {
  const head = await ledger.head();
  if (head.size <= size) return { rebuild, size };
  for await (const stored of ledger.stored(size, head.size)) {
    const { entry } = checkStored(stored, '');
    if (entry !== null) rebuild.apply(entry);
  }
  return { rebuild, size: head.size };
}
