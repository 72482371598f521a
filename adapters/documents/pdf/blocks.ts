/** Blocks that several documents are made of. */
import { ACCENT, INK, type Paper, SOFT } from './paper.ts';
import { cut } from './shorten.ts';

export interface Named {
  readonly name: string;
  readonly value: string;
  /** Small, below the name. */
  readonly note: string;
}

const SIDE = 126;
const SIZE = 8.5;

/** Name on the left, value on the right, a line below. */
export function definition(paper: Paper, { name, value, note }: Named): void {
  const width = paper.width - SIDE - 12;
  const nameHeight = heightOfName(paper, { name, note });
  paper.need(Math.min(nameHeight + 8, 120));
  const top = paper.y;
  const before = paper.pages;
  drawName(paper, { name, note }, { x: paper.left, y: top });
  paper.text(value, { size: SIZE, indent: SIDE + 12, width, after: 2 });
  if (paper.pages === before) paper.y = Math.max(paper.y, top + nameHeight + 2);
  paper.rule('#ebe7e0');
  paper.y += 2;
}

/** One or two of them side by side. */
export function pair(paper: Paper, shown: readonly Named[]): void {
  const half = paper.width / 2;
  const width = half - SIDE - 16;
  const heights = shown.map((one) =>
    Math.max(heightOfName(paper, one), paper.heightOf(one.value, width, { size: SIZE })),
  );
  const height = Math.max(...heights);
  paper.need(height + 5);
  shown.forEach((one, nth) => {
    const x = paper.left + nth * half;
    drawName(paper, one, { x, y: paper.y });
    paper.textAt(one.value, { x: x + SIDE + 12, y: paper.y, width }, { size: SIZE });
  });
  paper.y += height + 2;
  paper.rule('#ebe7e0');
  paper.y += 2;
}

type Name = Pick<Named, 'name' | 'note'>;

function drawName(paper: Paper, { name, note }: Name, at: { x: number; y: number }): void {
  const used = paper.textAt(name, { ...at, width: SIDE }, { size: SIZE, bold: true });
  if (note === '') return;
  paper.textAt(note, { x: at.x, y: at.y + used - 1, width: SIDE }, { size: 7, color: SOFT });
}

const heightOfName = (paper: Paper, { name, note }: Name): number =>
  paper.heightOf(name, SIDE, { size: SIZE, bold: true }) +
  (note === '' ? 0 : paper.heightOf(note, SIDE, { size: 7 }) - 1);

export function item(paper: Paper, words: string, size = 9): void {
  paper.need(14);
  paper.textAt('•', { x: paper.left + 2, y: paper.y, width: 10 }, { size, color: ACCENT });
  paper.text(words, { size, indent: 14, after: 2 });
}

/** How many of a list are shown, and how many characters of each. */
export interface Share {
  readonly most: number;
  readonly characters: number;
  /** Of the letters, in points; 9 when absent. */
  readonly size?: number;
}

/** The first of many, and where the others stand. */
export function items(paper: Paper, all: readonly string[], share: Share): void {
  const { most, characters, size = 9 } = share;
  for (const words of all.slice(0, most)) item(paper, cut(words, characters), size);
  const more = all.length - most;
  if (more > 0) paper.text(`and ${more} more, in the text version`, { size, indent: 14, after: 2 });
}

/** Exact words, set apart. */
export function quote(paper: Paper, words: string, size = 9.5): void {
  const look = { size, indent: 14 };
  const [top, page] = [paper.y + 2, paper.pages];
  paper.text(words, { ...look, after: 4 });
  if (paper.pages === page) paper.doc.rect(paper.left, top, 3, paper.y - top - 3).fill(ACCENT);
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
