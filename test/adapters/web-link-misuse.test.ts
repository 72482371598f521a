/** Links in the wrong hands: scanners, races, guesses, other sites. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isFromOurPage } from '../../adapters/web/answer/same-site.ts';
import { type LinksAtHand, linksAtHand, NOTICE } from '../support/links-at-hand.ts';
import { ask, FORM, openPage, type PersonalPage } from '../support/personal-page.ts';

const GOOD = { notice: NOTICE.digest, phone: '512-555-0142', agree: 'yes', act: 'agree' };

let links: LinksAtHand;
let page: PersonalPage;

beforeEach(async () => {
  links = linksAtHand();
  page = await openPage(links);
});

afterEach(() => page.close());

describe('A link', () => {
  it('that scanners fetched fifty times, with GET and HEAD, still takes the one answer', async () => {
    const path = `/answer/${links.give()}`;
    const looks = Array.from({ length: 50 }, (_, n) =>
      page.send(n % 2 === 0 ? 'GET' : 'HEAD', path, {
        headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' },
      }),
    );
    const seen = await Promise.all(looks);
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(seen.map(({ headers }) => headers['content-length'])).size).toBe(1);
    expect(seen.filter(({ body }) => body === '')).toHaveLength(25);
    expect(links.acts).toEqual([]);
    expect((await page.post(path, GOOD)).status).toBe(200);
    expect(links.acts).toHaveLength(1);
  });

  it('that cannot be used gives the same bytes and the same headers, whatever the reason', async () => {
    const used = links.give();
    await page.post(`/answer/${used}`, GOOD);
    const token = links.give();
    const last = token.at(-1) === 'A' ? 'B' : 'A';
    const paths = [
      `/answer/${used}`,
      `/answer/${links.give('answer', { expired: true })}`,
      `/answer/${token.slice(0, -1)}${last}`,
      `/answer/${token}A`,
      `/answer/${token.toUpperCase()}`,
      `/answer/${links.give('withdraw')}`,
      `/withdraw/${token}`,
      `/withdraw/${links.give('withdraw', { expired: true })}`,
      '/answer/nothing-like-a-token',
      `/answer/${'x'.repeat(5_000)}`,
      '/answer/%00%ff',
      '/answer/%E0%A4%A',
      '/answer/..%2f..%2fetc',
      `/answer/${token}/`,
      `/answer/${token}/more`,
      '/answer/',
      '/answer',
      '/withdraw',
    ];
    const seen = [];
    for (const path of paths) seen.push(await page.send('GET', path));
    for (const path of paths.slice(0, 9)) {
      seen.push(
        await page.post(path, { ...GOOD, act: path.startsWith('/a') ? 'agree' : 'withdraw' }),
      );
    }
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
    const withoutDate = seen.map(({ headers: { date: _date, ...rest } }) => JSON.stringify(rest));
    expect(new Set(withoutDate).size).toBe(1);
    expect(links.acts).toHaveLength(1);
    expect((await page.send('GET', `/answer/${token}`)).status).toBe(200);
  });

  it('is looked up alike for a miss of any kind, so that time tells nothing', async () => {
    const asked: string[] = [];
    const openLink = (token: string) => {
      asked.push(token);
      return links.openLink(token);
    };
    const counted = await openPage({ ...links, openLink });
    for (const path of ['/answer/x', `/answer/${'y'.repeat(43)}`, `/withdraw/${links.give()}`]) {
      await counted.send('GET', path);
    }
    await counted.close();
    expect(asked).toHaveLength(3);
  });
});

describe('A post', () => {
  it.each([
    ['from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from another site by a browser that only sends Origin', { origin: 'https://evil.example' }],
    [
      'from a sister site',
      { origin: 'https://www.northwindfs.example', 'sec-fetch-site': 'same-site' },
    ],
    [
      'whose browser says same-origin but whose Origin does not',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['from a sandboxed frame', { origin: 'null' }],
    ['from a sandboxed frame of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['with neither Origin nor Sec-Fetch-Site', {}],
    ['with an Origin that is no address', { origin: 'not an address' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
  ])('%s is refused, and the link stays as it was', async (_from, headers) => {
    const path = `/answer/${links.give()}`;
    const body = new URLSearchParams(GOOD).toString();
    const { status } = await page.send('POST', path, { headers: { ...FORM, ...headers }, body });
    expect(status).toBe(403);
    expect(links.acts).toEqual([]);
    expect((await page.send('GET', path)).status).toBe(200);
  });

  it('that is refused tells nothing about the link', async () => {
    const headers = { ...FORM, origin: 'https://evil.example' };
    const bodies = [];
    for (const token of [links.give(), 'unknown'])
      bodies.push(
        (await page.send('POST', `/answer/${token}`, { headers, body: 'act=decline' })).body,
      );
    expect(bodies[0]).toBe(bodies[1]);
  });

  it.each([
    ['an old browser that only sends Origin', { origin: 'https://consent.northwindfs.example' }],
    [
      'a browser that hides its Origin and vouches for itself',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ],
    [
      'a page reached by another name of this machine',
      { origin: 'http://intranet:3000', host: 'intranet:3000' },
    ],
  ])('from %s is taken', async (_from, headers) => {
    const body = new URLSearchParams(GOOD).toString();
    const sent = { headers: { ...FORM, ...headers }, body };
    expect((await ask(`${page.url}/answer/${links.give()}`, 'POST', sent)).status).toBe(200);
  });

  it('is from our page only when a lone Sec-Fetch-Site says so', () => {
    const from = (headers: Record<string, string>) =>
      isFromOurPage({ headers } as never, 'https://consent.northwindfs.example/');
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(from({ 'sec-fetch-site': 'same-origin, cross-site' })).toBe(false);
    expect(from({ origin: 'https://consent.northwindfs.example.evil.example' })).toBe(false);
    expect(from({ origin: 'http://consent.northwindfs.example' })).toBe(false);
  });
});
