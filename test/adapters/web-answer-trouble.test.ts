/** The personal page when something is wrong on our side, or when somebody asks for too much. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { openLimits } from '../../adapters/web/answer/limits.ts';
import { BusyError, UncertainError } from '../../src/errors.ts';
import { linksAtHand, NOTICE } from '../support/links-at-hand.ts';
import { FORM, openPage, type PersonalPage } from '../support/personal-page.ts';

const GOOD = { notice: NOTICE.digest, phone: '(512) 555-0142', agree: 'yes', act: 'agree' };

let page: PersonalPage | null = null;

async function open(given: Parameters<typeof openPage>[1] = {}) {
  const links = linksAtHand();
  page = await openPage(links, given);
  return { links, page };
}

afterEach(async () => {
  await page?.close();
  page = null;
});

describe('Trouble on our side', () => {
  it.each([
    ['too many at once', new BusyError('busy'), 'yours was not recorded'],
    ['an unknown fate', new UncertainError('unknown'), 'We could not confirm yet'],
  ])('(%s) keeps what was typed and says when to press again', async (_name, error, words) => {
    const { links, page } = await open();
    links.trouble = error;
    const path = `/answer/${links.give()}`;
    const { status, headers, body } = await page.post(path, GOOD);
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    expect(body).toContain(words);
    expect(body).toContain('value="(512) 555-0142"');
    links.trouble = null;
    expect((await page.post(path, GOOD)).status).toBe(200);
  });

  it('never claims that nothing was recorded when nobody knows, and logs no token', async () => {
    const { links, page } = await open();
    links.trouble = new TypeError('boom with +15125550142');
    const token = links.give();
    const { status, body } = await page.post(`/answer/${token}`, GOOD);
    expect(status).toBe(500);
    expect(body).not.toMatch(/not recorded|nothing was recorded/iu);
    expect(page.logged).toEqual([
      { sentence: 'A personal page could not be answered.', fields: { error: 'TypeError' } },
    ]);
  });

  it('answers only GET, HEAD and POST, and only a small form', async () => {
    const { links, page } = await open();
    const path = `/answer/${links.give()}`;
    const put = await page.send('PUT', path);
    expect([put.status, put.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    expect((await page.post(path, { ...GOOD, phone: 'x'.repeat(5_000) })).status).toBe(413);
    const many = {
      ...GOOD,
      ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`f${i}`, ''])),
    };
    expect((await page.post(path, many)).status).toBe(413);
    for (const body of [
      '',
      'act=agree',
      `act=agree&act=agree&notice=${NOTICE.digest}`,
      'act=withdraw',
      'phone[a]=1&act=agree',
      '{"act":"decline"}',
    ]) {
      const sent = { ...FORM, origin: page.url, 'sec-fetch-site': 'same-origin' };
      expect((await page.send('POST', path, { headers: sent, body })).status).toBe(400);
    }
    const json = {
      'content-type': 'application/json',
      origin: page.url,
      'sec-fetch-site': 'same-origin',
    };
    expect(
      (await page.send('POST', path, { headers: json, body: '{"act":"decline"}' })).status,
    ).toBe(400);
    expect(links.acts).toEqual([]);
  });
});

describe('The limits', () => {
  const few = { looksPerLink: 3, actsPerLink: 2, looksPerIp: 5, actsPerIp: 100 };

  it('hold back one link that is opened too often, say when to come back, and leave the others alone', async () => {
    const { links, page } = await open({ limits: openLimits(few) });
    const path = `/answer/${links.give()}`;
    for (const _ of [1, 2, 3]) expect((await page.send('GET', path)).status).toBe(200);
    const { status, headers, body } = await page.send('GET', path);
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(body).toContain('One moment, please');
    expect((await page.send('GET', `/answer/${links.give()}`)).status).toBe(200);
    expect((await page.post(path, GOOD)).status).toBe(200);
  });

  it('hold back one address that tries many links, whether they exist or not', async () => {
    const { page } = await open({ limits: openLimits(few) });
    const seen = [];
    for (const n of [1, 2, 3, 4, 5, 6])
      seen.push((await page.send('GET', `/answer/guess${n}`)).status);
    expect(seen).toEqual([404, 404, 404, 404, 404, 429]);
  });

  it('hold back answering more than looking', async () => {
    const { links, page } = await open({ limits: openLimits(few) });
    const path = `/answer/${links.give()}`;
    const wrong = { ...GOOD, phone: '1' };
    const seen = [];
    for (const _ of [1, 2, 3]) seen.push((await page.post(path, wrong)).status);
    expect(seen).toEqual([422, 422, 429]);
  });
});
