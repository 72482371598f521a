/** The people a CSV names who shall get a link: from its cells to rows. */
import { InvalidInputError } from '../errors.ts';
import { keepable } from '../people/join.ts';
import type { LinkRow } from './link.ts';

const MOST_ROWS = 10_000;

const COLUMNS = {
  name: ['name', 'fullname', 'displayname', 'employee', 'employeename'],
  email: ['email', 'emailaddress', 'mail', 'workemail', 'companyemail'],
  employeeNumber: ['employeenumber', 'employeeid', 'number', 'personnelnumber', 'badge', 'id'],
} as const;

const EMAIL = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,255}$/;

/**
 * @param records every line as its cells, the header with a column `name` first
 * @throws InvalidInputError('csv') naming the line that cannot be used
 */
export function readLinkRows(records: readonly (readonly string[])[]): LinkRow[] {
  const [header = [], ...below] = records;
  const titles = header.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
  const placeOf = (column: keyof typeof COLUMNS) =>
    titles.findIndex((title) => (COLUMNS[column] as readonly string[]).includes(title));
  const places = {
    name: placeOf('name'),
    email: placeOf('email'),
    employeeNumber: placeOf('employeeNumber'),
  };
  if (places.name < 0) {
    throw new InvalidInputError(
      'csv',
      'The CSV has no column called name. Write name, email in its first line and one person below each.',
    );
  }
  const rows = below.flatMap((cells, index) => readRow(cells, places, index + 2));
  if (rows.length === 0) {
    throw new InvalidInputError('csv', 'The CSV names nobody. Add one person per line.');
  }
  if (rows.length > MOST_ROWS) {
    throw new InvalidInputError(
      'csv',
      'The CSV has more than 10,000 people. Split it into smaller files.',
    );
  }
  return rows;
}

function readRow(
  cells: readonly string[],
  places: Readonly<Record<keyof typeof COLUMNS, number>>,
  line: number,
): LinkRow[] {
  const at = (column: keyof typeof COLUMNS) =>
    keepable((cells[places[column]] ?? '').replace(/[\p{Cc}\p{Cf}]/gu, ''), 200);
  const [name, email, employeeNumber] = [at('name'), at('email'), at('employeeNumber')];
  if (name === '' && email === '' && employeeNumber === '') return [];
  if (name === '') {
    throw new InvalidInputError(
      'csv',
      `Line ${line} of the CSV has no name. Add it and try again.`,
    );
  }
  if (email !== '' && !EMAIL.test(email)) {
    throw new InvalidInputError(
      'csv',
      `Line ${line} of the CSV has an e-mail that is not one. Correct it or leave it empty.`,
    );
  }
  return [{ line, name, email: email || null, employeeNumber: employeeNumber || null }];
}
