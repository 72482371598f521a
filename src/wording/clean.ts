/** Makes words from outside fit to be shown: what no reader should meet is taken out. */

/** Longest value a name or label may take inside a sentence, in characters. */
const VALUE_MAX = 300;

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/gu;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud802[\udc00-\udfff]|\ud83a[\udc00-\udfff]/u;

/** Removes what no reader should meet: control signs, direction overrides, broken surrogates. Newlines stay. */
export function clean(text: string): string {
  return text.replace(CONTROLS, ' ').replace(BIDI, '').replace(LONE_SURROGATE, '\ufffd');
}

/**
 * One value inside a sentence: one line of at most 300 characters; right-to-left words are
 * isolated (U+2068/U+2069) so that they cannot turn the sentence round.
 */
export function oneLine(text: string): string {
  const line = shorten(clean(text).replace(/\s+/gu, ' ').trim(), VALUE_MAX);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/** Cuts at a whole character and says so with an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
