import type { Account } from '../../src/employee.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { ChatPlatform } from '../../src/ports.ts';
import type { Repaint } from './repaint.ts';

/** Against a limit that never ends; the waits between grow to half a minute. */
const TRIES_MAX = 8;

const NOT_HERE =
  'Sorry, I could not bring you the file. If it is not in this chat in a few minutes, please ask for it once more.';

export interface Delivering<T> {
  /** What waits under the same key is replaced. */
  readonly key: string;
  readonly account: Account;
  /** Done once, however often it is sent; null when there is nothing to send. */
  readonly make: () => Promise<T | null>;
  readonly send: (made: T) => Promise<unknown>;
  /** Puts the error in the log. */
  readonly explain: (error: unknown) => unknown;
}

/** Makes and sends a file in the lane of files, so that nobody's news waits for it; a failure for good is told. */
export function deliverDocument<T>(
  { chat, repaint }: { readonly chat: ChatPlatform; readonly repaint: Repaint },
  { key, account, make, send, explain }: Delivering<T>,
): void {
  let made: { readonly it: T | null } | null = null;
  let tries = 0;
  repaint('document', key, async () => {
    tries += 1;
    try {
      made ??= { it: await make() };
      if (made.it !== null) await send(made.it);
    } catch (error) {
      const again = error instanceof DeliveryError && error.retryable && tries < TRIES_MAX;
      if (again) throw error;
      explain(error);
      repaint('post', `${key}:not-here`, () => chat.tell(account, { text: NOT_HERE }));
    }
  });
}
