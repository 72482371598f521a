/** The admin's live message of a broadcast. */
import type { Account } from '../employee.ts';
import type { Broadcast, BroadcastCounts } from './broadcast.ts';
import type { MessageRef } from './delivery.ts';

/** The admin's progress message of a broadcast. */
export interface Board {
  readonly broadcastId: string;
  /** Where it stands: the account the admin launched with. Null on boards from before that was kept. */
  readonly account: Account | null;
  readonly ref: MessageRef;
  /** What it last showed, to update it only when something changed. */
  readonly shown: string;
  readonly shownAtMs: number;
  readonly done: boolean;
}

/** How a broadcast stands, for the admin's message. */
export interface Progress {
  readonly broadcast: Broadcast;
  readonly counts: BroadcastCounts;
  readonly done: boolean;
}
