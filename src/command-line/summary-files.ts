/** The summary as a file: to sign, to paste, for spreadsheets, for programs. */
import { tableCsv } from '../../adapters/documents/table-csv.ts';
import type { Report } from '../proof/report.ts';
import { renderMarkdown, renderPlain } from '../registration/render.ts';
import type { Summary } from '../registration/summarize.ts';
import { type Drawing, drawForm } from './drawing.ts';

export const SUMMARY_FORMATS = ['pdf', 'xlsx', 'csv', 'md', 'txt', 'json'] as const;
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number];

/** The bytes of the file; equal reports give equal bytes. */
export async function summaryFile(
  drawing: Drawing,
  report: Report,
  format: SummaryFormat,
): Promise<Uint8Array> {
  const { summary } = report;
  switch (format) {
    case 'pdf':
      return summaryPdf(drawing, report);
    case 'xlsx':
      return drawing.summaryXlsx(summary, report.answers ?? []);
    case 'csv':
      return encode(tableCsv(fieldTable(summary)));
    case 'md':
      return encode(renderMarkdown(summary));
    case 'txt':
      return encode(renderPlain(summary));
    case 'json':
      return encode(`${JSON.stringify(summary, null, 2)}\n`);
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** With the form as it was drawn; a wording without a font does not keep the rest from being signed. */
export async function summaryPdf(drawing: Drawing, report: Report): Promise<Uint8Array> {
  const form =
    report.shown === null
      ? { missing: 'No wording has been published yet.' }
      : await drawForm(drawing, report.shown);
  return drawing.summaryPdf(report, form);
}

const fieldTable = ({ fields }: Summary): readonly (readonly string[])[] => [
  ['field_of_form', 'field_of_tcr', 'value', 'length', 'limit', 'within_limit', 'note'],
  ...fields.map(({ own, name, value, length, limit, withinLimit, note }) => [
    ...[own, name, typeof value === 'boolean' ? String(value) : [value].flat().join(', ')],
    ...[length === null ? '' : String(length), limit === null ? '' : `${limit.min}-${limit.max}`],
    ...[withinLimit ? 'yes' : 'no', note ?? ''],
  ]),
];
