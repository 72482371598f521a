/** A person's own record by the link that stands on their receipt. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LinksAtHand, linksAtHand } from '../support/links-at-hand.ts';
import { openPage, type PersonalPage } from '../support/personal-page.ts';

let links: LinksAtHand;
let page: PersonalPage;
beforeAll(async () => {
  links = linksAtHand();
  page = await openPage(links);
});
afterAll(() => page.close());

describe('a person’s own record', () => {
  it('is a file to keep, as often as it is fetched, that no cache and no robot keeps', async () => {
    const path = `/record/${links.give('record', { name: 'Ana Torres' })}`;
    for (const _ of [1, 2]) {
      const got = await page.send('GET', path);
      expect(got.status).toBe(200);
      expect(got.body).toBe('Ana Torres');
      expect(got.headers).toMatchObject({
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="my-consent-record.zip"',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
        'x-content-type-options': 'nosniff',
      });
    }
    expect(links.acts).toEqual([]);
  });

  it('is not behind a link for anything else, nor behind an expired or made-up one', async () => {
    const paths = [
      `/record/${links.give('answer')}`,
      `/record/${links.give('withdraw')}`,
      `/record/${links.give('change')}`,
      `/record/${links.give('record', { expired: true })}`,
      `/record/${'x'.repeat(43)}`,
    ];
    for (const path of paths) expect((await page.send('GET', path)).status).toBe(404);
    const record = links.give('record');
    for (const other of ['answer', 'withdraw', 'change'])
      expect((await page.send('GET', `/${other}/${record}`)).status).toBe(404);
  });

  it('takes nothing that is posted', async () => {
    const path = `/record/${links.give('record')}`;
    expect((await page.post(path, { act: 'agree' })).status).toBe(405);
    expect(links.acts).toEqual([]);
  });

  it('is linked on the receipt of whoever agreed', async () => {
    const path = `/answer/${links.give()}`;
    const { body: form } = await page.send('GET', path);
    const notice = /name="notice" value="([0-9a-f]{64})"/.exec(form)?.[1] ?? '';
    const answer = { act: 'agree', phone: '512-555-0142', agree: 'yes', notice };
    const { body } = await page.post(path, answer);
    const url = /href="([^"]*\/record\/[\w-]{43})"/.exec(body)?.[1];
    expect(url).toBeDefined();
    expect((await page.send('GET', new URL(url ?? '').pathname)).status).toBe(200);
  });
});
