/** What the form insists on and the campaign does not say, beside every verdict. */
import { listInWords } from '../consent/notice.ts';

/** Null when nothing is missing. @param toFill the fields by the names the provider's form gives them */
export const tellToFill = (toFill: readonly string[]): string | null =>
  toFill.length === 0
    ? null
    : `Still to be filled in before you can submit: ${listInWords(toFill)}.`;
