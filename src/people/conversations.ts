import type { Account } from '../employee.ts';

/**
 * How one person is written to on a platform where an app may write only to people it has heard
 * of (Teams): refreshed at every turn of theirs, gone when the platform refuses for good.
 */
export interface Conversation {
  readonly account: Account;
  /** The adapter's own JSON; nobody else reads it. */
  readonly reference: string;
  readonly personName: string;
  readonly email: string | null;
  readonly atMs: number;
}

/** Why somebody can no longer be written to. */
export type Gone = 'blocked' | 'not_installed' | 'left';

/** Work, not evidence: what is lost here comes back with the person's next turn. */
export interface Conversations {
  /** One per account; a newer one replaces it. */
  save(conversation: Conversation): Promise<void>;
  find(account: Account): Promise<Conversation | null>;
  /** The person is unreachable from now on, until they turn up again. */
  drop(account: Account, reason: Gone): Promise<void>;
  /** Everyone of a workspace (`teams:<tenant>`) who can be written to. */
  all(workspace: string): Promise<readonly Conversation[]>;
}
