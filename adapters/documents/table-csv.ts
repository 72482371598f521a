/** A table as a CSV that opens right in spreadsheet programs and never acts as a formula. */
import { stringify } from 'csv-stringify/sync';

/** Signs that make a spreadsheet read a cell as a formula, also behind spaces and in full width. */
const FORMULA = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\u0000]/u;

/** With a BOM, so that names are read right; every cell quoted; line breaks within a cell become spaces. */
export function tableCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(harmless)),
    { bom: true, quoted: true, record_delimiter: 'windows' },
  );
}

function harmless(cell: string): string {
  const line = cell.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}
