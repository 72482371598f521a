/** The summary as a file: to sign, to paste, for spreadsheets, for programs. */
import { tableCsv } from '../../adapters/documents/table-csv.ts';
import { RollcallError } from '../errors.ts';
import type { Report } from '../proof/report.ts';
import { renderMarkdown, renderPlain } from '../registration/render.ts';
import type { Summary } from '../registration/summarize.ts';
import { pictures } from './pictures.ts';

export const SUMMARY_FORMATS = ['pdf', 'xlsx', 'csv', 'md', 'txt', 'json'] as const;
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number];

/** The bytes of the file; equal reports give equal bytes. */
export async function summaryFile(report: Report, format: SummaryFormat): Promise<Uint8Array> {
  const { summary } = report;
  switch (format) {
    case 'pdf':
      return summaryPdf(report);
    case 'xlsx': {
      const { summaryXlsx } = await import('../../adapters/documents/summary-xlsx.ts');
      return summaryXlsx(summary, report.answers ?? []);
    }
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
export async function summaryPdf(report: Report): Promise<Uint8Array> {
  const { summaryPdf: draw } = await import('../../adapters/documents/pdf/summary-pdf.ts');
  return draw(report, await formPicture(report));
}

async function formPicture({ shown }: Report) {
  if (shown === null) return { missing: 'No wording has been published yet.' };
  try {
    return { png: await pictures.draw(shown) };
  } catch (error) {
    if (!(error instanceof RollcallError)) throw error;
    return { missing: error.message };
  }
}

const fieldTable = ({ fields }: Summary): readonly (readonly string[])[] => [
  ['field_of_form', 'field_of_tcr', 'value', 'length', 'limit', 'within_limit', 'note'],
  ...fields.map(({ own, name, value, length, limit, withinLimit, note }) => [
    ...[own, name, typeof value === 'boolean' ? String(value) : [value].flat().join(', ')],
    ...[length === null ? '' : String(length), limit === null ? '' : `${limit.min}-${limit.max}`],
    ...[withinLimit ? 'yes' : 'no', note ?? ''],
  ]),
];
