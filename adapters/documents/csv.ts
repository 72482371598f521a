/** Reads a CSV as people save it: with or without BOM, comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252. */
import { parse } from 'csv-parse/sync';
import { InvalidInputError } from '../../src/errors.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/** Every line as its cells, trimmed, the header included. InvalidInputError('csv') says what is wrong and where. */
export function readCsv(bytes: Uint8Array): string[][] {
  if (bytes.byteLength > MAX_BYTES)
    throw new InvalidInputError(
      'csv',
      'The CSV is larger than 20 MB: split it into smaller files.',
    );
  const text = decode(bytes);
  if (text.trim() === '')
    throw new InvalidInputError(
      'csv',
      'The CSV is empty: save the list again and upload that file.',
    );
  if (text.includes('\u0000')) {
    throw new InvalidInputError(
      'csv',
      'The file is not a CSV: in your spreadsheet choose Save as, then CSV UTF-8, and upload that file.',
    );
  }
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    });
  } catch (error) {
    const line =
      error instanceof Error && 'lines' in error ? ` in line ${String(error.lines)}` : '';
    throw new InvalidInputError(
      'csv',
      `The CSV has a quotation mark that is never closed or stands in the wrong place${line}: correct it and upload the file again.`,
    );
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: older spreadsheet programs save in the Western code page.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
