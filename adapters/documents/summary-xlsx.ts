/** The summary for people who live in spreadsheets: Fields, Answers, Numbers, Findings. */
import { unzipSync, zipSync } from 'fflate';
import writeExcel from 'write-excel-file/node';
import type { Summary } from '../../src/registration/summarize.ts';

/** Cells of a sheet hold this many UTF-16 units (Excel specifications and limits). */
const CELL_MAX = 32_767;
/** And a sheet this many rows. */
const ROWS_MAX = 1_048_576;

type Row = readonly (string | number)[];

interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly widths: readonly number[];
}

/**
 * Texts are stored as texts, so that none is taken for a formula. Equal input gives equal bytes.
 * @param answers a table with its head; masked or whole as whoever asked may see it
 */
export async function summaryXlsx(
  summary: Summary,
  answers: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const [head = [], ...rows] = answers;
  const sheets: readonly Sheet[] = [
    fieldsSheet(summary),
    { name: 'Answers', head, rows: rows.slice(0, ROWS_MAX - 1), widths: head.map(() => 20) },
    numbersSheet(summary),
    findingsSheet(summary),
  ];
  const bytes = await writeExcel(
    sheets.map(({ name, head: names, rows: cells, widths }) => ({
      sheet: name,
      data: [
        names.map((value) => ({
          value: cellText(value),
          type: String,
          fontWeight: 'bold' as const,
        })),
        ...cells.map((row) => row.map(cellOf)),
      ],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
  return withoutClock(bytes);
}

const cellOf = (value: string | number) =>
  typeof value === 'number'
    ? { value, type: Number }
    : { value: cellText(value), type: String, wrap: value.length > 60 };

/** XML 1.0 has no place for most control signs, nor for half a surrogate pair. */
const cellText = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .slice(0, CELL_MAX);

function fieldsSheet({ fields, form, ready, blockers, issuedAt, checkpoint }: Summary): Sheet {
  const rows = fields.map(({ name, own, value, length, limit, withinLimit, note }): Row => {
    const size = limit === null ? '' : `${limit.min}-${limit.max}`;
    return [
      ...[own, name, tellValue(value)],
      ...[length ?? '', size, withinLimit ? 'yes' : 'no'],
      note ?? '',
    ];
  });
  const about: Row[] = [
    ['Form', '', form.label],
    ['As of', '', issuedAt],
    ['Ready to submit', '', ready ? 'yes' : 'no'],
    ...blockers.map((blocker): Row => ['Settle first', '', blocker]),
    ...form.toFill.map((missing): Row => ['Still to be filled in', '', missing]),
    ['Checkpoint', '', checkpoint],
    ['Please note', '', 'This is not legal advice.'],
  ];
  return {
    name: 'Fields',
    head: ['Field of the form', 'Field of TCR', 'Value', 'Length', 'Limit', 'Within it', 'Note'],
    rows: [...rows, [''], ...about],
    widths: [26, 26, 80, 10, 12, 10, 44],
  };
}

const tellValue = (value: string | boolean | readonly string[]): string =>
  typeof value === 'boolean' ? String(value) : [value].flat().join(', ');

function numbersSheet({ numbers }: Summary): Sheet {
  const row = (state: string, one: Summary['numbers']['retired'][number]): Row => [
    ...[one.e164, one.label, state, one.use, one.owner.name, one.kind, one.provider],
    ...[one.activeFrom, one.activeUntil ?? ''],
  ];
  const used = numbers.inUse.map(
    (one): Row => [
      ...row('in use', one),
      ...[one.inNotice ? 'yes' : 'no', one.covered, one.notCovered],
    ],
  );
  const retired = numbers.retired.map((one): Row => [...row('out of use', one), '', '', '']);
  const warnings = numbers.warnings.map((warning): Row => [warning]);
  return {
    name: 'Numbers',
    head: [
      ...['Number', 'Label', 'State', 'Use', 'Owner', 'Kind', 'Provider', 'Since', 'Until'],
      ...['In the notice', 'May be texted', 'Not covered'],
    ],
    rows: [...used, ...retired, ...warnings],
    widths: [18, 24, 12, 12, 20, 18, 16, 26, 26, 14, 14, 14],
  };
}

const findingsSheet = ({ findings }: Summary): Sheet => ({
  name: 'Findings',
  head: [
    'Rule',
    'Severity',
    'Field',
    'Message',
    'What to do',
    'Words',
    "Reviewers' codes",
    'Proposed text',
  ],
  rows: findings.map(
    (one): Row => [
      ...[one.ruleId, one.severity, one.field, one.message, one.fix],
      ...[one.phrase ?? '', one.codes.join(', '), one.replacement?.text ?? ''],
    ],
  ),
  widths: [10, 10, 20, 60, 60, 30, 24, 60],
});

const FIXED_TIME = new Date(1980, 0, 1);

/** The library stamps the hour of writing into the zip; equal content must give equal bytes. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  return zipSync(
    Object.fromEntries(Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1))),
    { mtime: FIXED_TIME, level: 6 },
  );
}
