/** Charts of lines and bars, drawn as such, so that they print sharply and can be read aloud by their captions. */
import { create } from 'qrcode';
import type { Course, Day, Department } from '../../../src/proof/course.ts';
import { ACCENT, INK, type Paper, SOFT } from './paper.ts';
import { short } from './shorten.ts';

const COLORS = { agreed: ACCENT, declined: '#c7772b', withdrawn: '#7a4f9a' } as const;
const KINDS = ['agreed', 'declined', 'withdrawn'] as const;
const HEIGHT = 100;
/** More bars than this would touch: days are then counted by weeks, months or years. */
const BARS_MAX = 40;

/** Stacked bars, a day each (or longer, where there are many days). */
export function drawDays(paper: Paper, days: Course['days']): void {
  if (days.length === 0) {
    paper.text('Nobody has answered yet, so there is no course of answers to show.', {
      color: SOFT,
    });
    return;
  }
  const { bars, each } = grouped(days);
  const most = Math.max(...bars.map(total));
  paper.need(HEIGHT + 50);
  const top = paper.y + 16;
  const foot = top + HEIGHT;
  const left = paper.left + 34;
  const step = (paper.width - 34) / Math.max(bars.length, 8);
  scale(paper, { most, top, foot, left });
  bars.forEach((bar, nth) => {
    let y = foot;
    for (const kind of KINDS) {
      const height = (bar[kind] / most) * HEIGHT;
      if (height > 0)
        paper.doc
          .rect(left + nth * step + step * 0.12, y - height, Math.min(step * 0.76, 46), height)
          .fill(COLORS[kind]);
      y -= height;
    }
  });
  labels(paper, { bars, step, foot, left });
  paper.y = foot + 18;
  legend(paper, each);
}

const total = (day: Day): number => day.agreed + day.declined + day.withdrawn;

interface Axes {
  readonly most: number;
  readonly top: number;
  readonly foot: number;
  readonly left: number;
}

function scale(paper: Paper, { most, top, foot, left }: Axes): void {
  const marks = most === 1 ? [0, 1] : [0, Math.round(most / 2), most];
  for (const mark of marks) {
    const y = foot - (mark / most) * (foot - top);
    paper.doc
      .moveTo(left, y)
      .lineTo(paper.left + paper.width, y)
      .lineWidth(0.5)
      .stroke(mark === 0 ? '#8b9aa0' : '#e3e0da');
    const label = mark.toLocaleString('en-US');
    const x = left - 6 - paper.widthOf(label, { size: 7.5 });
    paper.textAt(label, { x, y: y - 6, width: 60 }, { size: 7.5, color: SOFT });
  }
}

/** The first and the last bar by name, and as many between as do not touch. */
function labels(
  paper: Paper,
  { bars, step, foot, left }: { bars: readonly Day[]; step: number; foot: number; left: number },
): void {
  const every = Math.max(1, Math.ceil(58 / step));
  bars.forEach(({ day }, nth) => {
    if (nth % every !== 0) return;
    paper.textAt(day, { x: left + nth * step, y: foot + 2, width: 60 }, { size: 7, color: SOFT });
  });
}

function legend(paper: Paper, each: string): void {
  let x = paper.left + 34;
  for (const kind of KINDS) {
    paper.doc.rect(x, paper.y + 2.5, 8, 8).fill(COLORS[kind]);
    paper.textAt(kind, { x: x + 12, y: paper.y, width: 80 }, { size: 8.5, color: INK });
    x += 22 + paper.widthOf(kind, { size: 8.5 });
  }
  const words = `one bar is one ${each}, UTC`;
  paper.textAt(words, { x: x + 6, y: paper.y, width: 200 }, { size: 8.5, color: SOFT });
  paper.y += 22;
}

const PERIODS = [
  ['day', (day: string) => day],
  ['week, by its Monday', mondayOf],
  ['month', (day: string) => day.slice(0, 7)],
  ['year', (day: string) => day.slice(0, 4)],
] as const;

function grouped(days: readonly Day[]): { bars: readonly Day[]; each: string } {
  for (const [each, nameOf] of PERIODS) {
    const bars = new Map<string, Day>();
    for (const one of days) {
      const day = nameOf(one.day);
      const known = bars.get(day) ?? { day, agreed: 0, declined: 0, withdrawn: 0 };
      bars.set(day, {
        day,
        agreed: known.agreed + one.agreed,
        declined: known.declined + one.declined,
        withdrawn: known.withdrawn + one.withdrawn,
      });
    }
    if (bars.size <= BARS_MAX) return { bars: [...bars.values()], each };
  }
  return { bars: days.slice(-BARS_MAX), each: 'day' };
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** How much of each department has agreed; the rest of many departments is counted together. */
export function drawDepartments(
  paper: Paper,
  departments: readonly Department[] | null,
  most: number,
): void {
  if (departments === null || departments.length === 0) {
    const none = 'The directory tells no departments, so coverage by department cannot be shown.';
    paper.text(none, { color: SOFT });
    return;
  }
  const rest = departments.slice(most);
  const sum = (name: 'asked' | 'agreed') => rest.reduce((all, one) => all + one[name], 0);
  const others = {
    name: `${rest.length} other departments`,
    asked: sum('asked'),
    agreed: sum('agreed'),
  };
  for (const one of [...departments.slice(0, most), ...(rest.length > 0 ? [others] : [])])
    bar(paper, one);
  paper.y += 6;
}

const NAME_MAX = 80;

function bar(paper: Paper, { name: whole, asked, agreed }: Department): void {
  const look = { size: 8.5 };
  const name = short(whole, NAME_MAX);
  const height = Math.max(17, paper.heightOf(name, 150, look) + 3);
  paper.need(height);
  paper.textAt(name, { x: paper.left, y: paper.y, width: 150 }, look);
  const x = paper.left + 160;
  const width = paper.width - 160 - 130;
  const share = asked === 0 ? 0 : agreed / asked;
  paper.doc.rect(x, paper.y + 1.5, width, 10).fill('#e6e3dd');
  if (share > 0) paper.doc.rect(x, paper.y + 1.5, width * share, 10).fill(ACCENT);
  const words = `${agreed.toLocaleString('en-US')} of ${asked.toLocaleString('en-US')} agreed (${Math.floor(share * 100)}%)`;
  paper.textAt(words, { x: x + width + 8, y: paper.y, width: 126 }, look);
  paper.y += height;
}

/** A code for a phone's camera; returns its side in points. */
export function drawQr(
  paper: Paper,
  content: string,
  place: { x: number; y: number; side: number },
): void {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const quiet = 4;
  const unit = place.side / (modules.size + 2 * quiet);
  paper.doc.rect(place.x, place.y, place.side, place.side).fill('#ffffff');
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      paper.doc.rect(place.x + (column + quiet) * unit, place.y + (row + quiet) * unit, unit, unit);
    }
  }
  paper.doc.fill('#000000');
}
