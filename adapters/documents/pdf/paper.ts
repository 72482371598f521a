/** Paper: text of any script laid out in lines, one block below the other, over as many pages as needed. */
import PDFDocument from 'pdfkit';
import { type FontName, fontFile, spelledOut, WORDS } from '../fonts.ts';
import { isRightToLeft, type LinePiece, piecesOf } from './line-pieces.ts';

export interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  /** Points between this block and the next. */
  readonly after?: number;
  readonly indent?: number;
  readonly width?: number;
}

interface Line {
  readonly pieces: readonly LinePiece[];
}

interface Place {
  readonly x: number;
  readonly baseline: number;
}

const LETTER = { width: 612, height: 792 } as const;
const MARGIN = { top: 46, bottom: 56, side: 54 } as const;
export const INK = '#1d2529';
export const SOFT = '#5a666c';
export const ACCENT = '#0b5e5a';

export interface About {
  readonly title: string;
  readonly author: string;
  /** The only time in the file, RFC 3339 UTC, so that equal content gives equal bytes. */
  readonly at: string;
  /** At the foot of every page. */
  readonly footer: string;
}

export class Paper {
  readonly left = MARGIN.side;
  readonly width = LETTER.width - 2 * MARGIN.side;
  readonly doc: PDFKit.PDFDocument;
  y: number = MARGIN.top;
  private readonly about: About;
  private readonly bytes: Promise<Uint8Array>;

  constructor(about: About) {
    this.about = about;
    const at = new Date(about.at);
    this.doc = new PDFDocument({
      size: [LETTER.width, LETTER.height],
      margin: 0,
      bufferPages: true,
      lang: 'en',
      displayTitle: true,
      info: {
        ...{ Title: spelledOut(about.title), Author: spelledOut(about.author) },
        ...{ Creator: 'Rollcall', Producer: 'Rollcall', CreationDate: at, ModDate: at },
      },
    });
    const chunks: Buffer[] = [];
    this.bytes = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.doc.on('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))));
      this.doc.on('error', reject);
    });
    for (const name of ['regular', 'bold', 'otherRegular', 'otherBold'] as const)
      this.doc.registerFont(name, fontFile(name));
  }

  get bottom(): number {
    return LETTER.height - MARGIN.bottom;
  }

  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** A new page when fewer than so many points are left on this one. */
  need(points: number): void {
    if (this.y + points > this.bottom && this.y > MARGIN.top) this.page();
  }

  page(): void {
    this.doc.addPage();
    this.y = MARGIN.top;
  }

  /** A block of text below what stands there; breaks over pages between lines. */
  text(words: string, look: Look = {}): void {
    const { size = 10, indent = 0, after = 6 } = look;
    const width = look.width ?? this.width - indent;
    for (const line of this.lines(words, width, look)) {
      this.need(size * 1.42);
      this.y += size * 1.42;
      this.line(line, { x: this.left + indent, baseline: this.y - size * 0.36 }, look);
    }
    this.y += after;
  }

  /** Text at a place; returns the height it took. */
  textAt(words: string, place: { x: number; y: number; width: number }, look: Look = {}): number {
    const { size = 10 } = look;
    const lines = this.lines(words, place.width, look);
    lines.forEach((line, nth) => {
      const baseline = place.y + size * 1.42 * (nth + 1) - size * 0.36;
      this.line(line, { x: place.x, baseline }, look);
    });
    return lines.length * size * 1.42;
  }

  heightOf(words: string, width: number, look: Look = {}): number {
    return this.lines(words, width, look).length * (look.size ?? 10) * 1.42;
  }

  heading(words: string): void {
    this.need(60);
    this.y += 8;
    this.text(words, { size: 13, bold: true, color: ACCENT, after: 2 });
    this.rule();
    this.y += 6;
  }

  rule(color = '#d8d2c8'): void {
    this.doc
      .moveTo(this.left, this.y)
      .lineTo(this.left + this.width, this.y)
      .lineWidth(0.7)
      .stroke(color);
  }

  /** The file; nothing can be added afterwards. */
  finish(): Promise<Uint8Array> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let nth = 0; nth < count; nth += 1) {
      this.doc.switchToPage(start + nth);
      const y = LETTER.height - 42;
      const width = this.width - 70;
      this.textAt(this.about.footer, { x: this.left, y, width }, { size: 7.5, color: SOFT });
      const label = `Page ${nth + 1} of ${count}`;
      const at = this.left + this.width - this.widthOf(label, { size: 7.5 });
      this.textAt(label, { x: at, y, width: 70 }, { size: 7.5, color: SOFT });
    }
    this.doc.end();
    return this.bytes;
  }

  widthOf(words: string, look: Look = {}): number {
    return piecesOf(words, look.bold === true).reduce(
      (sum, { text, font }) => sum + this.measure(text, font, look.size ?? 10),
      0,
    );
  }

  private measure(text: string, font: FontName, size: number): number {
    return this.doc.font(font).fontSize(size).widthOfString(text, optionsOf(text));
  }

  private lines(words: string, width: number, look: Look): Line[] {
    return spelledOut(words)
      .split('\n')
      .flatMap((paragraph) => this.breakUp(paragraph, width, look));
  }

  private breakUp(paragraph: string, width: number, look: Look): Line[] {
    const lines: string[] = [''];
    for (const word of paragraph.match(WORDS) ?? []) {
      for (const part of this.fitting(word, width, look)) {
        const line = lines.at(-1) ?? '';
        if (line === '' || this.widthOf((line + part).trimEnd(), look) <= width)
          lines[lines.length - 1] = line + part;
        else lines.push(part);
      }
    }
    return lines.map((line) => ({ pieces: piecesOf(line.trimEnd(), look.bold === true) }));
  }

  /** A word longer than a line, in parts that fit. */
  private fitting(word: string, width: number, look: Look): string[] {
    if (this.widthOf(word.trimEnd(), look) <= width) return [word];
    const signs = [...new Intl.Segmenter('en').segment(word)].map(({ segment }) => segment);
    const half = Math.ceil(signs.length / 2);
    if (signs.length < 2) return [word];
    return [signs.slice(0, half), signs.slice(half)].flatMap((part) =>
      this.fitting(part.join(''), width, look),
    );
  }

  private line({ pieces }: Line, { x, baseline }: Place, look: Look): void {
    const { size = 10, color = INK } = look;
    let at = x;
    for (const { text, font } of pieces) {
      this.doc
        .font(font)
        .fontSize(size)
        .fillColor(color)
        .text(text, at, baseline, {
          lineBreak: false,
          baseline: 'alphabetic',
          ...optionsOf(text),
        });
      at += this.measure(text, font, size);
    }
  }
}

/** Words of right-to-left scripts are shaped whole; pdfkit would lay them out word by word. */
const optionsOf = (text: string): { features?: PDFKit.Mixins.OpenTypeFeatures[] } =>
  isRightToLeft(text) ? { features: ['kern'] } : {};
