/** What is handed in: long values in rows of their own, short ones side by side, flags together. */
import type { Summary, SummaryField } from '../../../src/registration/summarize.ts';
import { definition, pair } from './blocks.ts';
import { type Paper, SOFT } from './paper.ts';
import { cut } from './shorten.ts';

/** A page holds about as much; the text and the Excel file have every field whole. */
const VALUE_MAX = 2_100;
/** What fits on half a line. */
const SHORT_MAX = 24;

export function formFields(paper: Paper, { fields, form }: Summary): void {
  if (paper.bottom - paper.y < 150) paper.page();
  paper.heading(`What is handed in, by the fields of ${form.label}`);
  let waiting: SummaryField | null = null;
  const settle = (next: SummaryField | null = null) => {
    if (waiting !== null) pair(paper, [waiting, ...(next === null ? [] : [next])].map(tellField));
    waiting = null;
  };
  for (const field of fields) {
    if (typeof field.value === 'boolean') continue;
    if (tellValue(field).length > SHORT_MAX) {
      settle();
      definition(paper, tellField(field));
    } else if (waiting === null) waiting = field;
    else settle(field);
  }
  settle();
  flags(paper, fields);
  if (form.toFill.length > 0)
    paper.text(cut(`Still to be filled in: ${form.toFill.join(', ')}.`, 600), {
      size: 9,
      bold: true,
    });
}

function flags(paper: Paper, fields: readonly SummaryField[]): void {
  for (const [answer, words] of [
    [true, 'Yes'],
    [false, 'No'],
  ] as const) {
    const named = fields.filter(({ value }) => value === answer).map(({ own }) => own);
    if (named.length > 0) definition(paper, { name: words, value: named.join(', '), note: '' });
  }
  paper.text('Limits are in characters, as counted by the form.', { size: 8, color: SOFT });
}

const tellField = (field: SummaryField) => ({
  name: field.own,
  value: tellValue(field),
  note: noteOf(field),
});

function tellValue({ value }: SummaryField): string {
  const words = Array.isArray(value) ? value.join(', ') : String(value);
  return words === '' ? '(empty)' : cut(words, VALUE_MAX);
}

function noteOf({ length, limit, withinLimit }: SummaryField): string {
  if (length === null || limit === null) return '';
  return `${length} of ${limit.min}-${limit.max}${withinLimit ? '' : ', outside the limit'}`;
}
