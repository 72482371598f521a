/** People outside chat at Northwind: they get links from HR and use the page behind them as a browser does. */
import { parse } from 'csv-parse/sync';
import type { Entry } from '../../src/ledger/entry.ts';
import type { Company } from './company.ts';
import { type Answered, ask, FORM } from './personal-page.ts';

export const BASE_URL = 'https://consent.northwindfs.example';

export interface OutsideChat {
  /** Hands out one link per line of `name,email` (or more columns); the paths, in order. */
  links(lines: readonly string[], options?: Record<string, string | boolean>): Promise<string[]>;
  looks(path: string, headers?: Record<string, string>): Promise<Answered>;
  /** Posts the form of this page, with the wording it shows. */
  posts(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<Answered>;
  agrees(path: string, phone: string, headers?: Record<string, string>): Promise<Answered>;
  /** The newest entry of a kind. */
  newest(kind: string): Promise<Entry | undefined>;
}

export function outsideChat(northwind: Company): OutsideChat {
  const urlOf = (path: string) => `http://127.0.0.1:${northwind.station.web.port}${path}`;
  const looks: OutsideChat['looks'] = (path, headers = {}) => ask(urlOf(path), 'GET', { headers });
  const posts: OutsideChat['posts'] = async (path, fields, headers = {}) => {
    const notice = 'notice' in fields ? fields.notice : noticeIn((await looks(path)).body);
    return ask(urlOf(path), 'POST', {
      headers: { ...FORM, origin: BASE_URL, 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams({ ...fields, notice: notice ?? '' }).toString(),
    });
  };
  return {
    links: async (lines, options = {}) => {
      const fileBase64 = Buffer.from(lines.join('\n')).toString('base64');
      const outcome = await northwind.rollcall('links', { fileBase64, ...options });
      const [sheet] = outcome.files ?? [];
      const text = Buffer.from(sheet?.base64 ?? '', 'base64').toString('utf8');
      const rows: { link: string }[] = parse(text, { bom: true, columns: true });
      return rows.map(({ link }) => new URL(link).pathname);
    },
    looks,
    posts,
    agrees: (path, phone, headers) => posts(path, { act: 'agree', phone, agree: 'yes' }, headers),
    newest: async (kind) => (await northwind.entries()).findLast(({ fact }) => fact.kind === kind),
  };
}

export const noticeIn = (page: string): string =>
  /name="notice" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? '';

/** Where a button of a receipt leads. */
export function leadsTo(page: string, button: string): string {
  const found = [...page.matchAll(/<a class="button[^"]*" href="([^"]+)">([^<]+)<\/a>/g)].find(
    ([, , label]) => label === button,
  );
  if (found === undefined) throw new Error(`The page has no button ${button}.`);
  return new URL(found[1] ?? '').pathname;
}

/** What a person reads: without tags and style, entities as their signs. */
export const readable = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
