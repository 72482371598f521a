/**
 * Sentences that every surface draws in its own way. Our fixed words may carry `*bold*` and
 * `` `code` ``; whatever comes from outside is a run of its own, marked foreign, and each
 * surface makes it harmless: a name can neither ping a channel nor pose as a link.
 */

/** One piece of a sentence in one style. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly code?: true;
  /** Not our words: a name, a label, an error of somebody else. */
  readonly foreign?: true;
  /** An instant, RFC 3339; the surface shows it in the reader's zone if it can. */
  readonly at?: string;
  /** `text` leads to this address. */
  readonly url?: string;
}

export type Rich = readonly Run[];

type Value = string | number | Rich;

/** Our own words with `${values}`; a value is foreign unless it is Rich or a number. */
export function say(fixed: TemplateStringsArray, ...values: readonly Value[]): Rich {
  const style = { bold: false, code: false };
  return fixed.flatMap((part, index) => {
    const value = values[index];
    const runs = fixedRuns(part, style);
    return value === undefined ? runs : [...runs, ...valueRuns(value, style)];
  });
}

interface Style {
  bold: boolean;
  code: boolean;
}

function fixedRuns(part: string, style: Style): Run[] {
  return part.split(/([*`])/u).flatMap((piece) => {
    if (piece === '*') style.bold = !style.bold;
    else if (piece === '`') style.code = !style.code;
    else if (piece !== '') return [{ text: piece, ...marks(style) }];
    return [];
  });
}

function valueRuns(value: Value, style: Style): Run[] {
  if (typeof value === 'object') return value.map((run) => ({ ...run, ...marks(style) }));
  const foreign = typeof value === 'string' ? ({ foreign: true } as const) : {};
  return [{ text: String(value), ...foreign, ...marks(style) }];
}

const marks = (style: Style): Pick<Run, 'bold' | 'code'> => ({
  ...(style.bold ? { bold: true } : {}),
  ...(style.code ? { code: true } : {}),
});

/** An instant as one run. */
export function moment(at: string): Rich {
  return [{ text: utcOf(at), at }];
}

/** A labelled address; only https becomes a link, anything else stays words. */
export function link(url: string, label: string): Rich {
  return /^https:\/\//iu.test(url) ? [{ text: label, foreign: true, url }] : say`${label}`;
}

/** Sentences one after the other, by default each on a line of its own. */
export function join(pieces: readonly Rich[], between = '\n'): Rich {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [{ text: between }, ...piece]));
}

/** The sentence without any style, for a notification or a plain line. */
export function plainText(rich: Rich): string {
  return rich.map(({ text }) => text).join('');
}

/** `2026-08-03 15:04 UTC`; what is no instant stays as it is. */
export function utcOf(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
