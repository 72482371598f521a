/** What an admin sees of a broadcast: before it is launched, and while it runs. */
import type { Notice } from '../consent/notice.ts';
import type { Finding } from '../registration/lint.ts';
import type { Broadcast, BroadcastCounts, LeftOut } from './broadcast.ts';

export interface BroadcastReview {
  readonly draftId: string;
  readonly audience: string;
  readonly recipients: number;
  readonly leftOut: readonly LeftOut[];
  /** The wording as it will be sent; published by the launch if it is not in force yet. */
  readonly notice: Notice;
  readonly brand: string;
  readonly supportEmail: string;
  readonly findings: readonly Finding[];
  /** Errors among the findings, or nobody to ask: the broadcast cannot be launched. */
  readonly blocked: readonly string[];
  /** The text is not the registered one, in one sentence; then the launch needs an admin who insists. */
  readonly textAlarm: string | null;
  readonly estimatedMs: number;
}

/** An admin launches all the same, and says why. */
export interface Insist {
  readonly reason: string;
}

export type LaunchAnswer =
  | { readonly kind: 'launched'; readonly broadcast: Broadcast; readonly repeated: boolean }
  | { readonly kind: 'blocked'; readonly reasons: readonly string[] };

export interface BroadcastStatus {
  readonly broadcast: Broadcast;
  readonly counts: BroadcastCounts;
}
