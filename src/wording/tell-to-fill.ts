/** What the form insists on and the campaign does not say, beside every verdict. */
import { listInWords } from '../consent/notice.ts';

/** Null when nothing is missing. @param toFill the fields by the names the provider's form gives them */
export const tellToFill = (toFill: readonly string[]): string | null =>
  toFill.length === 0
    ? null
    : `Still to be filled in before you can submit: ${listInWords(toFill)}.`;

interface Judged {
  readonly ready: boolean;
  readonly blockers: readonly string[];
  readonly form: { readonly toFill: readonly string[] };
}

/** Whether it can be handed in, at the head of every rendering: one sentence or two. */
export function tellVerdict({ ready, blockers, form }: Judged): string {
  const missing = tellToFill(form.toFill);
  const more = missing === null ? '' : ` ${missing}`;
  if (!ready) {
    const things = `${blockers.length} ${blockers.length === 1 ? 'thing has' : 'things have'}`;
    return `Not ready: ${things} to be settled first.${more}`;
  }
  return missing === null
    ? 'Ready to submit: no blocker was found.'
    : `The texts are ready: no blocker was found.${more}`;
}
