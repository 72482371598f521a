/** What is wrong with a ledger, told so that a person finds the place. */
export interface VerificationProblem {
  /** First bad entry; -1 when it is not one entry's fault. */
  readonly seq: number;
  /**
   * Stable word. Of one entry: `bytes_changed`, `not_an_entry`, `not_canonical`, `wrong_origin`, `order`,
   * `entry_missing`, `column_changed`, `disclosure_mismatch`, `disclosure_missing`, `index_mismatch`,
   * `duplicate_key`, `wording_mismatch`, `consent_incomplete`. Of the whole: `head_mismatch`, `tile_mismatch`,
   * `root_mismatch`, `signature`, `rollback`, `view_mismatch`, `view_busy`, `more`.
   */
  readonly problem: string;
  readonly message: string;
}

const MOST_PROBLEMS = 100;

/** A problem of one entry, as a sentence that begins with it. */
export const entryProblem = (seq: number, problem: string, what: string): VerificationProblem => ({
  seq,
  problem,
  message: `Entry ${seq}: ${what}.`,
});

/** What follows from a bad entry, or is not one entry's fault: told after the entries themselves. */
const WHOLE = ['head_mismatch', 'tile_mismatch', 'root_mismatch', 'rollback', 'signature'];
const VIEWS = ['view_mismatch', 'view_busy'];

const rank = ({ problem }: VerificationProblem): number =>
  VIEWS.includes(problem) ? 2 : Number(WHOLE.includes(problem));

/** What names no entry comes after what does. */
const place = ({ seq }: VerificationProblem): number => (seq < 0 ? Number.MAX_SAFE_INTEGER : seq);

/** Single entries first, in order; then the tree and its signatures, then the views. At most 100, and how many more. */
export function firstFirst(problems: readonly VerificationProblem[]): VerificationProblem[] {
  const sorted = problems.toSorted((a, b) => rank(a) - rank(b) || place(a) - place(b));
  if (sorted.length <= MOST_PROBLEMS) return sorted;
  const message = `There are ${sorted.length - MOST_PROBLEMS} more problems, not listed here.`;
  return [...sorted.slice(0, MOST_PROBLEMS), { seq: -1, problem: 'more', message }];
}
