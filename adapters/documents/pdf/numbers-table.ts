/** The sending numbers as a table. */

import type { Summary } from '../../../src/registration/summarize.ts';
import { showNumber } from '../../../src/wording/phrases.ts';
import { type Paper, SOFT } from './paper.ts';
import { short } from './shorten.ts';

const USES = { sends: 'sends', receives: 'receives only', both: 'sends and receives' } as const;

/** Of the width; the words of a cell wrap. */
const COLUMNS = [
  ['Number', 0.17],
  ['Label', 0.2],
  ['Use', 0.21],
  ['Owner', 0.16],
  ['In the notice', 0.12],
  ['May be texted', 0.14],
] as const;

/** @param most rows; the others are counted */
export function numbersTable(
  paper: Paper,
  numbers: Summary['numbers']['inUse'],
  most: number,
): void {
  if (numbers.length === 0) {
    paper.text('None yet.', { size: 9.5, color: SOFT });
    return;
  }
  row(
    paper,
    COLUMNS.map(([name]) => name),
    true,
  );
  for (const one of numbers.slice(0, most)) {
    const cells = [
      showNumber(one.e164),
      short(one.label, CELL_MAX),
      USES[one.use],
      short(one.owner.name, CELL_MAX),
      one.inNotice ? 'yes' : 'no',
    ];
    row(paper, [...cells, one.covered.toLocaleString('en-US')], false);
  }
  if (numbers.length > most)
    paper.text(`and ${numbers.length - most} more, in the text version`, { size: 9 });
  paper.y += 4;
}

const CELL_MAX = 60;

function row(paper: Paper, cells: readonly string[], isHead: boolean): void {
  const look = isHead ? { size: 8, color: SOFT } : { size: 9 };
  const widths = COLUMNS.map(([, share]) => share * paper.width);
  const heights = cells.map((cell, nth) => paper.heightOf(cell, (widths[nth] ?? 0) - 6, look));
  const height = Math.max(...heights);
  paper.need(Math.min(height, 200) + 5);
  let x = paper.left;
  cells.forEach((cell, nth) => {
    const width = widths[nth] ?? 0;
    paper.textAt(cell, { x, y: paper.y, width: width - 6 }, look);
    x += width;
  });
  paper.y += height + 2;
  paper.rule('#ebe7e0');
  paper.y += 3;
}
