/** `rollcall links --file people.csv`: personal links for people outside chat, as a CSV for HR's own mail, to print, or by mail. */
import { readCsv } from '../../adapters/documents/csv.ts';
import { type LinkLine, linksCsv } from '../../adapters/documents/links-csv.ts';
import type { LeftOut } from '../broadcast/broadcast.ts';
import { listInWords } from '../consent/notice.ts';
import { InvalidInputError } from '../errors.ts';
import { linkUrl } from '../links/link.ts';
import { readLinkRows } from '../links/rows.ts';
import { type Command, OPERATOR, type Options, option } from './outcome.ts';
import {
  type Brand,
  type Mailed,
  mailLinks,
  printLinks,
  requireMailServer,
} from './spread-links.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The links go into files and letters alone: whoever reads one can answer with it. */
export const handOutLinks: Command = async ({ service, config, views }, options) => {
  if (options.mail === true) requireMailServer(config.web);
  const base64 = option(options, 'fileBase64');
  if (base64 === null) {
    throw new InvalidInputError('csv', 'The CSV is empty. Write name, email in its first line.');
  }
  const rows = readLinkRows(readCsv(Buffer.from(base64, 'base64')));
  const keepMs = readDays(option(options, 'days')) * DAY_MS;
  const reason = option(options, 'override');
  const { links, leftOut, broadcast } = await service.handOutLinks(OPERATOR, {
    ...{ rows, keepMs },
    ...(reason === null ? {} : { insist: { reason } }),
  });
  const lines = links.map(({ name, email, token, expiresAt }) => {
    const url = linkUrl(config.baseUrl, token);
    return { name, email, url, expiresAt };
  });
  const brand = (await views.campaign())?.definition.brand ?? null;
  const files = brand === null ? [] : await filesOf(lines, brand, options);
  const mailed =
    brand !== null && options.mail === true ? await mailLinks(lines, brand, config.web) : null;
  const paths = files.map(({ path }) => path);
  return {
    code: links.length === 0 || (mailed?.failed.length ?? 0) > 0 ? 1 : 0,
    json: { files: paths, links: links.length, leftOut, broadcast, mailed },
    text: [...lineOf(links.length, paths), ...mailLines(mailed), ...leftOut.map(leftOutLine)].join(
      '\n',
    ),
    files,
  };
};

async function filesOf(
  lines: readonly LinkLine[],
  brand: Brand,
  options: Options,
): Promise<{ path: string; base64: string }[]> {
  if (lines.length === 0) return [];
  const inBase64 = (text: string) => Buffer.from(text).toString('base64');
  const sheet = {
    path: option(options, 'csv') ?? 'links.csv',
    base64: inBase64(linksCsv(lines)),
  };
  const printed = option(options, 'print');
  if (printed === null) return [sheet];
  return [sheet, { path: printed, base64: inBase64(await printLinks(lines, brand)) }];
}

function lineOf(count: number, paths: readonly string[]): string[] {
  if (count === 0) return ['Nobody got a link.'];
  return [
    `${count} ${count === 1 ? 'link is' : 'links are'} in ${listInWords(paths)}. Each works once, and only for its person: give it to nobody else, and delete the files afterwards.`,
  ];
}

function mailLines(mailed: Mailed | null): string[] {
  if (mailed === null) return [];
  const { sent, failed } = mailed;
  return [
    `${sent} ${sent === 1 ? 'letter was' : 'letters were'} sent.`,
    ...failed.map(({ name, why }) => `No letter for ${name}: ${why}. The link is in the CSV.`),
  ];
}

const leftOutLine = ({ who, reason }: LeftOut): string =>
  `Left out: ${who} (${reason.replaceAll('_', ' ')})`;

function readDays(days: string | null): number {
  const count = days === null ? 14 : Number(days);
  if (Number.isInteger(count) && count >= 1 && count <= 90) return count;
  throw new InvalidInputError('days', 'days must be a whole number from 1 to 90.');
}
