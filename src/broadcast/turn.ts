/** One turn of the deliverer. */

/** How long a claimed delivery is ours; longer than the slowest send, shorter than a minute. */
export const LEASE_MS = 45_000;

export interface Turn {
  readonly sent: number;
  /** In how many milliseconds there is something to do again; null when nothing is known of. */
  readonly nextInMs: number | null;
  /** The broadcasts whose deliveries moved. */
  readonly touched: ReadonlySet<string>;
}

/** The earlier of two times to come; null is never. */
export const sooner = (one: number | null, other: number | null): number | null => {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
};
