/** The people a CSV names: from its cells to rows that can be looked up. */
import { InvalidInputError } from '../errors.ts';
import type { AudienceRow } from './broadcast.ts';

const MOST_ROWS = 100_000;

const COLUMNS: Readonly<Record<'email' | 'userId' | 'name', readonly string[]>> = {
  email: ['email', 'emailaddress', 'mail', 'workemail', 'companyemail', 'upn', 'userprincipalname'],
  userId: [
    'userid',
    'slackid',
    'slackuserid',
    'memberid',
    'teamsid',
    'aadobjectid',
    'account',
    'id',
  ],
  name: ['name', 'fullname', 'displayname', 'employee', 'employeename', 'realname'],
};
type Column = keyof typeof COLUMNS;
type Places = Readonly<Partial<Record<Column, number>>>;

const EMAIL = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,255}$/;
const USER_ID =
  /^(?:[UW][A-Z0-9]{4,20}|(?:slack|teams):[^:\s]{1,64}:[^:\s]{1,128}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * Reads the rows below a header with a column for the e-mail or the user id, or a plain list of
 * e-mails without a header. Empty rows are skipped; a row whose cells are damaged keeps what it
 * says as `name`, so that the review can show which line found nobody.
 * @param records every line as its cells, the first line first
 * @throws InvalidInputError('csv') when it names nobody
 */
export function readRoster(records: readonly (readonly string[])[]): AudienceRow[] {
  const [header = [], ...below] = records;
  const named = placesOf(header);
  const places = named ?? placesByContent(header);
  if (places === null) {
    throw new InvalidInputError(
      'csv',
      'The CSV has no column for the e-mail or the user id. Name one of them in its first line, for example email.',
    );
  }
  const rows = named === null ? records : below;
  const firstLine = named === null ? 1 : 2;
  const people = rows.flatMap((cells, index) => readRow(cells, places, index + firstLine));
  if (people.length === 0) {
    throw new InvalidInputError(
      'csv',
      'The CSV names nobody. Add one person per line and upload it again.',
    );
  }
  if (people.length > MOST_ROWS) {
    throw new InvalidInputError(
      'csv',
      'The CSV has more than 100,000 people. Split it into smaller files.',
    );
  }
  return people;
}

const plainTitle = (cell: string): string => cell.toLowerCase().replace(/[^a-z]/g, '');

function placesOf(header: readonly string[]): Places | null {
  const titles = header.map(plainTitle);
  const places: Partial<Record<Column, number>> = {};
  for (const column of ['email', 'userId', 'name'] as const) {
    const place = titles.findIndex((title) => COLUMNS[column].includes(title));
    if (place >= 0) places[column] = place;
  }
  return places.email === undefined && places.userId === undefined ? null : places;
}

/** A list without a header: the first line itself shows where e-mails or ids stand. */
function placesByContent(first: readonly string[]): Places | null {
  const email = first.findIndex((cell) => EMAIL.test(bare(cell)));
  if (email >= 0) return { email };
  const userId = first.findIndex((cell) => USER_ID.test(bare(cell)));
  return userId >= 0 ? { userId } : null;
}

/** Without the marks that spreadsheets and mail programs add: `'`, `mailto:`, `<...>`, zero-width characters. */
function bare(cell: string): string {
  return cell
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim()
    .replace(/^'+/, '')
    .replace(/^<(.*)>$/, '$1')
    .replace(/^mailto:/i, '')
    .trim();
}

function readRow(cells: readonly string[], places: Places, line: number): AudienceRow[] {
  const at = (column: Column): string => {
    const place = places[column];
    return place === undefined ? '' : bare(cells[place] ?? '');
  };
  const [email, userId, name] = [at('email'), at('userId'), at('name')];
  const anything = cells.map(bare).find((cell) => cell !== '');
  if (anything === undefined) return [];
  return [
    {
      line,
      email: EMAIL.test(email) ? email.toLowerCase() : null,
      userId: USER_ID.test(userId) ? userId : null,
      name: (name || email || userId || anything).slice(0, 200).toWellFormed(),
    },
  ];
}
