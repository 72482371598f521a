/** What one person is shown, in parts that every surface can draw. */
import type { Rich } from './rich.ts';

export interface Page {
  /** For notifications and screen readers. */
  readonly brief: Rich;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: Rich }
  /** Smaller, beside the matter. */
  | { readonly kind: 'note'; readonly text: Rich }
  /** Exact words, shown literally. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] };

/** What a button does; the same names on every surface and in the logs. */
export type ButtonAct =
  | 'consent.review'
  | 'consent.change_number'
  | 'consent.decline'
  | 'consent.withdraw'
  | 'record.download'
  | 'campaign.setup'
  | 'campaign.details'
  | 'finding.accept'
  | 'broadcast.start'
  | 'broadcast.cancel'
  | 'broadcast.remind'
  | 'number.add'
  | 'number.assign'
  | 'number.retire'
  | 'summary.send'
  | 'registration.submitted'
  | 'registration.approved'
  | 'registration.rejected';

export interface Button {
  readonly label: string;
  readonly act: ButtonAct;
  /** An opaque id, or null; what it means is always looked up. */
  readonly id: string | null;
  /** Asked before the act is done. */
  readonly confirm?: Question;
}

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

export const heading = (text: string): Part => ({ kind: 'heading', text });
export const text = (rich: Rich): Part => ({ kind: 'text', text: rich });
export const note = (rich: Rich): Part => ({ kind: 'note', text: rich });
export const quote = (words: string): Part => ({ kind: 'quote', text: words });
export const divider = (): Part => ({ kind: 'divider' });
export const buttons = (...list: readonly Button[]): Part => ({ kind: 'buttons', buttons: list });
