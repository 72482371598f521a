/** The sending numbers as a table. */

import type { Summary } from '../../../src/registration/summarize.ts';
import { showNumber } from '../../../src/wording/phrases.ts';
import { type Paper, SOFT } from './paper.ts';

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

export function numbersTable(paper: Paper, numbers: Summary['numbers']['inUse']): void {
  if (numbers.length === 0) {
    paper.text('None yet.', { size: 9.5, color: SOFT });
    return;
  }
  row(
    paper,
    COLUMNS.map(([name]) => name),
    true,
  );
  for (const one of numbers.slice(0, MOST)) {
    const cells = [
      showNumber(one.e164),
      one.label,
      USES[one.use],
      one.owner.name,
      one.inNotice ? 'yes' : 'no',
    ];
    row(paper, [...cells, one.covered.toLocaleString('en-US')], false);
  }
  if (numbers.length > MOST)
    paper.text(`${numbers.length - MOST} more are in the text and in the Excel file.`, { size: 9 });
  paper.y += 4;
}

const MOST = 12;

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
