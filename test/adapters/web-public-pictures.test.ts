/** The pictures of the opt-in on the public page. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDrawer } from '../../adapters/web/public/pictures.ts';
import { drawHere } from '../../src/command-line/drawing.ts';
import { pictures } from '../../src/command-line/pictures.ts';
import { stepsBy } from '../../src/command-line/public-pages.ts';
import { InvalidInputError } from '../../src/errors.ts';
import { NOTICE } from '../support/links-at-hand.ts';
import { openPublicSite, type PublicSite } from '../support/public-pages.ts';

const PICTURED = ['slack', 'teams'].flatMap((medium) =>
  ['request', 'form', 'receipt'].map((part) => `${medium}-${part}`),
);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

let site: PublicSite;
let drawings: string[];
const logged: string[] = [];
const log = { info: note, warn: note, error: note };
function note(sentence: string): void {
  logged.push(sentence);
}

const bytes = async (path: string) =>
  Buffer.from(await (await fetch(`${site.url}${path}`)).arrayBuffer());

describe('the picture of each step', () => {
  beforeAll(async () => {
    drawings = [];
    const drawer = openDrawer(async (page, step) => {
      drawings.push(`${step.platform}-${step.part}`);
      const isBroken = step.platform === 'teams' && step.part === 'form';
      if (isBroken) throw new InvalidInputError('text', 'There is no font for this.');
      return Buffer.concat([PNG, Buffer.from(`${page.notice.text} ${step.part}`)]);
    }, log);
    site = await openPublicSite({ pictures: drawer });
    site.media = ['slack', 'teams', 'paper'];
  });
  afterAll(() => site.close());

  it('is on the page, with its words for those who cannot see it', async () => {
    const { body } = await site.send('GET', '/evidence/northwind');
    const shown = [...body.matchAll(/<img src="([^"]+)" alt="([^"]{10,})"/gu)].map(
      ([, src]) => src,
    );
    expect(shown).toEqual(PICTURED.map((name) => `/evidence/northwind/${name}.png`));
    expect(body.match(/<summary>The picture in words/gu)).toHaveLength(PICTURED.length);
  });

  it('is drawn once for a wording, and sent again only when it changed', async () => {
    const path = '/evidence/northwind/slack-form.png';
    const [one, other] = await Promise.all([site.send('GET', path), site.send('GET', path)]);
    expect(one.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
    });
    const png = await bytes(path);
    const digest = createHash('sha256').update(png).digest('base64url');
    expect([one.headers.etag, other.headers.etag]).toEqual([`"${digest}"`, `"${digest}"`]);
    expect(drawings.filter((name) => name === 'slack-form')).toHaveLength(1);
    const again = await site.send('GET', path, { 'if-none-match': `"${digest}"` });
    expect([again.status, again.body]).toEqual([304, '']);
    site.notice = { ...NOTICE, version: 4 };
    expect((await site.send('HEAD', path)).status).toBe(200);
    expect(drawings.filter((name) => name === 'slack-form')).toHaveLength(2);
    site.notice = NOTICE;
  });

  it('gives way to words where it cannot be drawn', async () => {
    const path = '/evidence/northwind/teams-form.png';
    expect((await site.send('GET', path)).status).toBe(404);
    const { body } = await site.send('GET', '/evidence/northwind');
    expect(body).not.toContain(path);
    expect(body).toContain(`${PICTURED.at(-1)}.png`);
    expect(logged).toEqual(['A picture of the opt-in could not be drawn.']);
    expect((await site.send('GET', path)).status).toBe(404);
    expect(drawings.filter((name) => name === 'teams-form')).toHaveLength(1);
  });

  it('is drawn at the next visit when something else than its words was in the way', async () => {
    let visits = 0;
    const passing = openDrawer(async () => {
      visits += 1;
      if (visits === 1) throw new Error('The drawing thread is closed.');
      return PNG;
    }, log);
    const other = await openPublicSite({ pictures: passing });
    const path = '/evidence/northwind/slack-form.png';
    expect((await other.send('GET', path)).status).toBe(404);
    expect((await other.send('GET', path)).status).toBe(200);
    await other.close();
  });

  it('is there for ways in use only', async () => {
    for (const name of ['web-form', 'paper-paper', 'slack-paper', 'slack-request-x', 'Slack-form'])
      expect((await site.send('GET', `/evidence/northwind/${name}.png`)).status).toBe(404);
  });
});

describe('a picture as it is really drawn', () => {
  it('is a PNG of at most 500 KB, the same each time, and shows nobody', async () => {
    const real = await openPublicSite({ pictures: openDrawer(stepsBy(drawHere), log) });
    site = real;
    const one = await bytes('/evidence/northwind/slack-receipt.png');
    expect(one.subarray(0, 4)).toEqual(PNG);
    expect(one.byteLength).toBeLessThanOrEqual(500 * 1024);
    const again = await pictures.draw({
      ...{ platform: 'slack', part: 'receipt', renderer: 'slack/1', notice: NOTICE },
      brand: 'Northwind Field Services',
      supportEmail: 'hr@northwindfs.example',
      receipt: { status: 'given', lastFour: '0199', at: NOTICE.publishedAt, name: null },
    });
    expect(Buffer.from(again).equals(one)).toBe(true);
    await real.close();
  }, 120_000);
});
