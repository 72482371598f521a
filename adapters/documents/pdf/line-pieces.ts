/** A line cut into pieces of one font and one direction each. */
import { type FontName, familyOf } from '../fonts.ts';

export interface LinePiece {
  readonly text: string;
  readonly font: FontName;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** In the order of the line; spaces between right-to-left words belong to them. */
export function piecesOf(line: string, bold: boolean): LinePiece[] {
  const runs = line.match(RUNS) ?? [];
  return runs.flatMap((run) => {
    if (isRightToLeft(run)) return [{ text: run, font: fontName('dejavu', bold) }];
    return joined(
      [...new Intl.Segmenter('en').segment(run)].map(({ segment }) => ({
        text: segment,
        font: fontName(familyOf(segment), bold),
      })),
    );
  });
}

const RUNS =
  /[\p{Script=Hebrew}\p{Script=Arabic}](?:[\p{Script=Hebrew}\p{Script=Arabic}\p{M}\s]*[\p{Script=Hebrew}\p{Script=Arabic}\p{M}])?|[^\p{Script=Hebrew}\p{Script=Arabic}]+/gu;

function fontName(family: 'noto' | 'dejavu' | null, bold: boolean): FontName {
  if (family === 'dejavu') return bold ? 'otherBold' : 'otherRegular';
  return bold ? 'bold' : 'regular';
}

function joined(pieces: readonly LinePiece[]): LinePiece[] {
  const out: LinePiece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.font === piece.font) out.splice(-1, 1, { ...last, text: last.text + piece.text });
    else out.push(piece);
  }
  return out;
}
