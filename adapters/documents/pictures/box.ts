/** What satori lays out: boxes in boxes, words in the innermost. */
import { drawable, WORDS } from '../fonts.ts';

export type Style = Readonly<Record<string, string | number>>;

export interface Box {
  readonly type: 'div';
  readonly props: { readonly style: Style; readonly children?: string | readonly Box[] };
}

export function column(style: Style, ...children: readonly Box[]): Box {
  return box({ display: 'flex', flexDirection: 'column', ...style }, children);
}

export function row(style: Style, ...children: readonly Box[]): Box {
  return box({ display: 'flex', flexDirection: 'row', ...style }, children);
}

const box = (style: Style, children: string | readonly Box[]): Box => ({
  type: 'div',
  props: { style, children },
});

/** Words in one style; newlines and runs of spaces stay as they are. */
export function words(text: string, style: Style = {}): Box {
  return box(
    { display: 'flex', whiteSpace: 'pre-wrap', wordBreak: 'break-word', ...style },
    drawable(text) || ' ',
  );
}

/** A piece of a sentence in a style of its own; `whole` is never broken at its spaces. */
export interface Piece {
  readonly text: string;
  readonly style?: Style;
  readonly whole?: true;
}

/** A sentence of several styles, broken into lines between its words. */
export function sentence(pieces: readonly Piece[], style: Style = {}): Box {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && only.whole === undefined)
    return words(only.text, { ...style, ...only.style });
  const lines = linesOf(pieces).map((line) =>
    row({ flexWrap: 'wrap', alignItems: 'baseline' }, ...wordsOf(line).map(drawWord)),
  );
  return column(style, ...lines);
}

interface Word {
  readonly text: string;
  readonly style: Style;
  readonly spaced: boolean;
}

/** Words with the space that follows them, which may stand at the beginning of the next piece. */
function wordsOf(line: readonly Piece[]): Word[] {
  const tokens = line.flatMap(({ text, style = {}, whole }) =>
    (whole === true ? [text] : (text.match(WORDS) ?? [])).map((token) => ({ token, style })),
  );
  const found = tokens.flatMap(({ token, style }, index): Word[] => {
    const text = token.trim();
    const next = tokens[index + 1]?.token ?? '';
    return text === '' ? [] : [{ text, style, spaced: /\s$/u.test(token) || next.trim() === '' }];
  });
  return found.length === 0 ? [{ text: ' ', style: {}, spaced: false }] : found;
}

/** A space of Noto Sans is 0.26 of the size of the letters. */
const drawWord = ({ text, style, spaced }: Word): Box =>
  words(text, { maxWidth: '100%', ...style, ...(spaced ? { marginRight: '0.26em' } : {}) });

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    piece.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...piece, text });
    });
  }
  return lines;
}

/** Every word that is drawn, to look for letters without a font. */
export function textOf({ props: { children = '' } }: Box): string {
  return typeof children === 'string' ? children : children.map(textOf).join('\n');
}
