/** `rollcall links --file people.csv`: personal links for people outside chat, as a CSV for HR's own mail. */
import { readCsv } from '../../adapters/documents/csv.ts';
import { linksCsv } from '../../adapters/documents/links-csv.ts';
import { InvalidInputError } from '../errors.ts';
import { linkUrl } from '../links/link.ts';
import { readLinkRows } from '../links/rows.ts';
import { type Command, OPERATOR, option } from './outcome.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The links go into the file alone: whoever reads one can answer with it. */
export const handOutLinks: Command = async ({ service, config }, options) => {
  const base64 = option(options, 'fileBase64');
  if (base64 === null) {
    throw new InvalidInputError('csv', 'The CSV is empty. Write name, email in its first line.');
  }
  const rows = readLinkRows(readCsv(Buffer.from(base64, 'base64')));
  const keepMs = readDays(option(options, 'days')) * DAY_MS;
  const { links, leftOut, broadcast } = await service.handOutLinks(OPERATOR, { rows, keepMs });
  const path = option(options, 'csv') ?? 'links.csv';
  const lines = links.map(({ name, email, token, expiresAt }) => {
    const url = linkUrl(config.baseUrl, token);
    return { name, email, url, expiresAt };
  });
  const sheet = linksCsv(lines);
  return {
    code: links.length === 0 ? 1 : 0,
    json: { file: path, links: links.length, leftOut, broadcast },
    text: [
      links.length === 0
        ? 'Nobody got a link.'
        : `${links.length} ${links.length === 1 ? 'link is' : 'links are'} in ${path}. Each works once, and only for its person: send the lines to nobody else, then delete the file.`,
      ...leftOut.map(({ who, reason }) => `Left out: ${who} (${reason.replaceAll('_', ' ')})`),
    ].join('\n'),
    files: links.length === 0 ? [] : [{ path, base64: Buffer.from(sheet).toString('base64') }],
  };
};

function readDays(days: string | null): number {
  const count = days === null ? 14 : Number(days);
  if (Number.isInteger(count) && count >= 1 && count <= 90) return count;
  throw new InvalidInputError('days', 'days must be a whole number from 1 to 90.');
}
