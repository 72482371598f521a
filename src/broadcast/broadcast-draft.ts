import type { Account } from '../employee.ts';
import type { Audience } from './broadcast.ts';

/** A broadcast being prepared: what was chosen in the draft form, kept until it is launched. */
export interface BroadcastDraft {
  readonly draftId: string;
  readonly by: Account;
  readonly audience: Audience;
  readonly createdAt: string;
}
