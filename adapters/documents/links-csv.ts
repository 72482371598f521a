/** Personal links as a CSV for a mail merge of HR's own. */
import { stringify } from 'csv-stringify/sync';

export interface LinkLine {
  readonly name: string;
  readonly email: string | null;
  readonly url: string;
  /** The link's last moment, RFC 3339 UTC. */
  readonly expiresAt: string;
}

/** Signs that make a spreadsheet read a cell as a formula, also behind spaces and in full width. */
const FORMULA = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\u0000]/u;

/** With a BOM, so that spreadsheet programs read names right; a cell that could act as a formula gets a `'` in front. */
export function linksCsv(lines: readonly LinkLine[]): string {
  const rows = lines.map(({ name, email, url, expiresAt }) => [
    harmless(name),
    harmless(email ?? ''),
    url,
    expiresAt,
  ]);
  return stringify([['name', 'email', 'link', 'valid until'], ...rows], {
    bom: true,
    quoted: true,
    record_delimiter: 'windows',
  });
}

function harmless(cell: string): string {
  const line = cell.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}
