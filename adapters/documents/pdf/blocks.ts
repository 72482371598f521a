/** Blocks that several documents are made of. */
import { ACCENT, INK, type Paper, SOFT } from './paper.ts';

/** Name on the left, value on the right, a line below. */
export function definition(
  paper: Paper,
  name: string,
  { value, note = '' }: { readonly value: string; readonly note?: string },
): void {
  const [side, size] = [126, 9] as const;
  const width = paper.width - side - 12;
  const nameHeight =
    paper.heightOf(name, side, { size, bold: true }) +
    (note === '' ? 0 : paper.heightOf(note, side, { size: 7.5 }));
  paper.need(Math.min(nameHeight + 8, 120));
  const top = paper.y;
  const pageBefore = paper.doc.bufferedPageRange().count;
  const used = paper.textAt(name, { x: paper.left, y: top, width: side }, { size, bold: true });
  if (note !== '')
    paper.textAt(note, { x: paper.left, y: top + used, width: side }, { size: 7.5, color: SOFT });
  paper.text(value, { size, indent: side + 12, width, after: 3 });
  const sameForm = paper.doc.bufferedPageRange().count === pageBefore;
  if (sameForm) paper.y = Math.max(paper.y, top + nameHeight + 3);
  paper.rule('#ebe7e0');
  paper.y += 3;
}

export function item(paper: Paper, words: string): void {
  paper.need(14);
  paper.textAt('•', { x: paper.left + 2, y: paper.y, width: 10 }, { size: 9, color: ACCENT });
  paper.text(words, { size: 9, indent: 14, after: 3 });
}

/** Exact words, set apart. */
export function quote(paper: Paper, words: string): void {
  const look = { size: 9.5, indent: 14 };
  const [top, page] = [paper.y + 2, paper.doc.bufferedPageRange().count];
  paper.text(words, { ...look, after: 4 });
  if (paper.doc.bufferedPageRange().count === page)
    paper.doc.rect(paper.left, top, 3, paper.y - top - 3).fill(ACCENT);
  paper.y += 4;
}

/** Figures side by side, each with its name below. */
export function figures(
  paper: Paper,
  shown: readonly (readonly [name: string, count: number])[],
): void {
  const gap = 8;
  const width = (paper.width - gap * (shown.length - 1)) / shown.length;
  paper.need(56);
  shown.forEach(([name, count], nth) => {
    const x = paper.left + nth * (width + gap);
    paper.doc.roundedRect(x, paper.y, width, 48, 4).fill('#f1f5f4');
    const inside = { x: x + 9, width: width - 14 };
    paper.textAt(
      count.toLocaleString('en-US'),
      { ...inside, y: paper.y + 2 },
      { size: 17, bold: true, color: INK },
    );
    paper.textAt(name, { ...inside, y: paper.y + 28 }, { size: 8.5, color: SOFT });
  });
  paper.y += 58;
}

/** A picture with its caption, as large as its place allows. */
export function picture(
  paper: Paper,
  png: Uint8Array,
  shown: { caption: string; height: number },
): void {
  const view = new DataView(png.buffer, png.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const scale = Math.min(paper.width / width, shown.height / height);
  paper.need(height * scale + 22);
  const x = paper.left + (paper.width - width * scale) / 2;
  paper.doc.image(Buffer.from(png), x, paper.y, { width: width * scale });
  paper.doc
    .rect(x, paper.y, width * scale, height * scale)
    .lineWidth(0.7)
    .stroke('#c9c9c9');
  paper.y += height * scale + 2;
  paper.text(shown.caption, { size: 8.5, color: SOFT, after: 8 });
}
