/** The personal page: what it shows, what it records, and how a mistake in the form is explained. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../src/errors.ts';
import { CAMPAIGN, linksAtHand, NOTICE } from '../support/links-at-hand.ts';
import { openPage, type PersonalPage } from '../support/personal-page.ts';

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

describe('The page behind a link', () => {
  it('shows the exact wording, a number to be typed, an unticked box and both answers alike', async () => {
    const { links, page } = await open();
    const { status, body } = await page.send('GET', `/answer/${links.give()}`);
    expect(status).toBe(200);
    expect(body).toContain(
      `<blockquote lang="en-US">${NOTICE.text.replaceAll("'", '&#39;')}</blockquote>`,
    );
    expect(body).toMatch(/<html lang="en">/u);
    expect(body).toMatch(/<input type="tel" id="phone"[^>]* value=""/u);
    expect(body).toContain('<input type="checkbox" id="agree" name="agree" value="yes"');
    expect(body).not.toMatch(/\bchecked\b/u);
    expect(body).toContain('<button type="submit" name="act" value="agree">I agree</button>');
    expect(body).toContain('<button type="submit" name="act" value="decline">No thanks</button>');
    expect(body).toContain(CAMPAIGN.definition.brand.email);
  });

  it('keeps every page shut: nothing loaded, framed, scripted, remembered or told to others', async () => {
    const { links, page } = await open();
    const token = links.give();
    const pages = [
      await page.send('GET', `/answer/${token}`),
      await page.post(`/answer/${token}`, { ...GOOD, phone: '12' }),
      await page.post(`/answer/${token}`, GOOD),
      await page.send('GET', `/answer/${token}`),
      await page.send('POST', `/answer/${token}`),
    ];
    expect(pages.map(({ status }) => status)).toEqual([200, 422, 200, 404, 403]);
    for (const { headers, body } of pages) {
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/u,
      );
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'content-type': 'text/html; charset=utf-8',
      });
      expect(headers).not.toHaveProperty('set-cookie');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('etag');
      expect(body).not.toMatch(/<script|\bon[a-z]+=|<img|<link|@import|url\(/iu);
    }
  });

  it('records an agreement with the address and the browser it came from, and hands back a receipt', async () => {
    const { links, page } = await open();
    const answered = await page.post(`/answer/${links.give()}`, GOOD, {
      'user-agent': `Phone ${'x'.repeat(400)}`,
      'x-forwarded-for': '203.0.113.9',
    });
    expect(answered.status).toBe(200);
    expect(links.acts).toEqual([
      {
        act: 'agree',
        phone: '(512) 555-0142',
        ticked: true,
        noticeDigest: NOTICE.digest,
        renderer: 'web/1',
        origin: { ip: '127.0.0.1', userAgent: `Phone ${'x'.repeat(294)}` },
      },
    ]);
    expect(answered.body).toContain('<h1>You agreed to work text messages</h1>');
    expect(answered.body).toContain('ending in 0142');
    expect(answered.body).not.toContain('555-0142');
    expect(answered.body).toContain('reply STOP to any of the texts');
    expect(page.logged).toEqual([]);
  });

  it('lets a person stop by the link on the receipt, after asking once', async () => {
    const { links, page } = await open();
    const { body: receipt } = await page.post(`/answer/${links.give()}`, GOOD);
    const stop = /href="https:\/\/consent\.northwindfs\.example(\/withdraw\/[\w-]{43})"/u.exec(
      receipt,
    )?.[1];
    const shown = await page.send('GET', String(stop));
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('<h1>Stop the work texts?</h1>');
    expect(links.acts).toHaveLength(1);
    const done = await page.post(String(stop), { act: 'withdraw' });
    expect(done.body).toContain('<h1>No more work texts</h1>');
    expect(links.acts.map(({ act }) => act)).toEqual(['agree', 'withdraw']);
    expect((await page.send('GET', String(stop))).status).toBe(404);
  });

  it('takes a plain No without a number or a tick', async () => {
    const { links, page } = await open();
    const { status, body } = await page.post(`/answer/${links.give()}`, {
      notice: NOTICE.digest,
      phone: '',
      act: 'decline',
    });
    expect(status).toBe(200);
    expect(body).toContain('<h1>Thanks for answering</h1>');
    expect(links.acts).toMatchObject([{ act: 'decline' }]);
  });
});

describe('A mistake in the form', () => {
  it('is explained under both fields at once; what was typed stays, the tick never does', async () => {
    const { links, page } = await open();
    const path = `/answer/${links.give()}`;
    const { status, body } = await page.post(path, { ...GOOD, phone: '"555-0142', agree: 'yes' });
    expect(status).toBe(422);
    expect(body).toContain('value="&quot;555-0142"');
    expect(body).toMatch(
      /<input type="tel"[^>]* aria-describedby="phone-hint phone-trouble" aria-invalid="true" autofocus>/u,
    );
    expect(body).toMatch(/<p class="trouble" id="phone-trouble">[^<]+<\/p>/u);
    expect(body).toContain('role="alert"');
    expect(body).toMatch(/<title>Please check: /u);
    expect(body).not.toMatch(/\bchecked\b/u);
    const both = await page.post(path, { notice: NOTICE.digest, phone: '', act: 'agree' });
    expect(both.body).toContain('id="phone-trouble"');
    expect(both.body).toContain('id="agree-trouble"');
    expect(both.body.match(/autofocus/gu)).toHaveLength(1);
    const untickedOnly = await page.post(path, {
      notice: NOTICE.digest,
      phone: GOOD.phone,
      act: 'agree',
    });
    expect(untickedOnly.body).toMatch(
      /<input type="checkbox"[^>]*aria-describedby="agree-trouble" autofocus>/u,
    );
    expect(untickedOnly.body).toContain('value="(512) 555-0142"');
    expect(links.acts).toEqual([]);
    expect((await page.post(path, GOOD)).status).toBe(200);
  });

  it('that only the service can see comes back under its field too', async () => {
    const { links, page } = await open();
    links.trouble = new InvalidInputError('phone', 'This is one of our own numbers.');
    const { status, body } = await page.post(`/answer/${links.give()}`, GOOD);
    expect(status).toBe(422);
    expect(body).toContain(
      '<p class="trouble" id="phone-trouble">This is one of our own numbers.</p>',
    );
  });

  it('shows the new text when the wording changed while the page was open', async () => {
    const { links, page } = await open();
    links.trouble = { kind: 'refused', reason: 'wording_changed', message: 'Changed.' };
    const { status, body } = await page.post(`/answer/${links.give()}`, GOOD);
    expect(status).toBe(409);
    expect(body).toContain('The wording changed while this page was open');
    expect(body).toContain('value="(512) 555-0142"');
    expect(body).toContain(`value="${NOTICE.digest}"`);
  });

  it('says why there is nothing to answer any more', async () => {
    const { links, page } = await open();
    links.trouble = { kind: 'refused', reason: 'closed', message: 'This request was cancelled.' };
    const { status, body } = await page.post(`/answer/${links.give()}`, GOOD);
    expect([status, body.includes('This request was cancelled.')]).toEqual([409, true]);
  });
});
