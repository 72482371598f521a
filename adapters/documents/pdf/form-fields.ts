/** What is handed in: long values in rows of their own, short ones side by side, flags together. */
import type { Summary, SummaryField } from '../../../src/registration/summarize.ts';
import { definition, pair } from './blocks.ts';
import type { Fit } from './fit.ts';
import { type Paper, SOFT } from './paper.ts';
import { cut } from './shorten.ts';

/** What fits on half a line. */
const SHORT_MAX = 24;

/** The text and the Excel file have every field whole. */
export function formFields(paper: Paper, { fields, form }: Summary, fit: Fit): void {
  const tellField = (field: SummaryField) => ({
    name: field.own,
    value: cut(tellValue(field), fit.value),
    note: noteOf(field),
  });
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

function tellValue({ value }: SummaryField): string {
  const words = Array.isArray(value) ? value.join(', ') : String(value);
  return words === '' ? '(empty)' : words;
}

function noteOf({ length, limit, withinLimit }: SummaryField): string {
  if (length === null || limit === null) return '';
  return `${length} of ${limit.min}-${limit.max}${withinLimit ? '' : ', outside the limit'}`;
}
