/** How deliveries are taken from the queue and how each ends. */
import type { MessageRef } from './delivery.ts';

export type Settlement =
  | { readonly to: 'sent'; readonly ref: MessageRef }
  | { readonly to: 'failed'; readonly reason: string }
  /** There is no need to send it any more. */
  | { readonly to: 'cancelled'; readonly reason: string }
  | { readonly to: 'pending'; readonly reason: string; readonly notBeforeMs: number }
  | { readonly to: 'in_doubt'; readonly reason: string; readonly lookAtMs: number };

/** The pace at which one workspace may be sent to, shared by all replicas. */
export interface Pace {
  readonly workspace: string;
  readonly ratePerMinute: number;
  readonly burst: number;
}

/** How many at most, at what moment, and for how long they are ours. */
export interface Claim {
  readonly limit: number;
  readonly nowMs: number;
  readonly leaseMs: number;
}
