export interface VerificationProblem {
  /** First bad entry; -1 when it is not one entry's fault. */
  readonly seq: number;
  /** Stable word: `bytes_changed`, `entry_missing`, `order`, `disclosure_mismatch`, `root_mismatch`, `signature`, `rollback`, `view_mismatch` ... */
  readonly problem: string;
  readonly message: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  readonly disclosures: number;
  readonly root: string;
  /** Problems, first bad entry first. */
  readonly problems: readonly VerificationProblem[];
}
