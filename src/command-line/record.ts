/** `rollcall export`: every consent on record in the formats others read. */
import { tableCsv } from '../../adapters/documents/table-csv.ts';
import { InvalidInputError } from '../errors.ts';
import { RECORD_FORMATS, type RecordFormat, type RecordsExport } from '../proof/export-records.ts';
import { type Command, OPERATOR, option } from './outcome.ts';

export const exportRecords: Command = async ({ service }, options) => {
  const format = readFormat(option(options, 'format'));
  const sender = option(options, 'sender');
  const made = await service.exportRecords(OPERATOR, {
    format,
    fullNumbers: options.fullNumbers === true,
    ...(sender === null ? {} : { sender }),
  });
  const path = option(options, 'out') ?? nameOf(made);
  const base64 = Buffer.from(textOf(made), 'utf8').toString('base64');
  const { count, numbers, size } = made;
  return {
    code: 0,
    json: { format, file: path, records: count, numbers, size },
    text: [
      `${count} ${count === 1 ? 'record is' : 'records are'} in ${path}, as of entry ${size}.`,
      numbers === 'masked'
        ? 'Phone numbers show their last four digits; --full-numbers writes them whole, and that is logged.'
        : 'Phone numbers are whole; this was logged. Give the file only to those who need it.',
    ].join('\n'),
    files: [{ path, base64 }],
  };
};

function readFormat(given: string | null): RecordFormat {
  const format = RECORD_FORMATS.find((each) => each === given);
  if (format !== undefined) return format;
  throw new InvalidInputError('format', `format must be one of ${RECORD_FORMATS.join(', ')}.`);
}

const EXTENSION: Readonly<Record<RecordFormat, string>> = {
  kantara: 'json',
  '27560': 'jsonld',
  twilio: 'json',
  ringcentral: 'json',
  csv: 'csv',
  json: 'json',
};

const nameOf = ({ format, size }: RecordsExport): string =>
  `rollcall-records-${format}-${size}.${EXTENSION[format]}`;

const textOf = ({ document, table }: RecordsExport): string =>
  table === null ? `${JSON.stringify(document, null, 2)}\n` : tableCsv(table);
