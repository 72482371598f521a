/** What one person saw, as far as it is needed to draw it again. It names nobody. */
import type { ConsentStatus } from '../consent/consent.ts';
import type { Notice } from '../consent/notice.ts';

/** What stands on a receipt besides the wording. */
export interface ShownReceipt {
  readonly status: ConsentStatus;
  /** The last four digits of the number, no more; null when none was given or it was erased. */
  readonly lastFour: string | null;
  /** When the answer was recorded, RFC 3339 UTC. */
  readonly at: string;
  /** A receipt on a web page greets the person; null greets nobody. */
  readonly name: string | null;
}

export interface Shown {
  readonly platform: 'slack' | 'teams' | 'web';
  readonly part: 'request' | 'form' | 'receipt';
  /** As recorded with the answer: `slack/1`, `teams/1`, `web/1`. */
  readonly renderer: string;
  /** The wording as it was published; its text is drawn to the letter. */
  readonly notice: Notice;
  /** How the company calls itself. */
  readonly brand: string;
  readonly supportEmail: string;
  /** For the part `receipt` and for no other. */
  readonly receipt: ShownReceipt | null;
  /** The request was a reminder, which says so; `last`: and that it is the last one. */
  readonly reminder?: { readonly last: boolean };
}
