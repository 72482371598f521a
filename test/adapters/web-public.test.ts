/** The public pages over HTTP: what a reviewer gets, and what nobody gets. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openLimits } from '../../adapters/web/answer/limits.ts';
import { digestWording } from '../../src/consent/notice.ts';
import { CAMPAIGN, NOTICE } from '../support/links-at-hand.ts';
import {
  openPublicSite,
  ownPages,
  type PublicSite,
  wordsIn,
  wordsOf,
} from '../support/public-pages.ts';

const EVIDENCE = '/evidence/northwind';
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

let site: PublicSite;
beforeAll(async () => {
  site = await openPublicSite();
});
afterAll(() => site.close());
beforeEach(() => {
  site.campaign = ownPages();
  site.notice = NOTICE;
  site.media = ['slack', 'teams', 'web', 'paper', 'verbal'];
});

describe('an address without a slug', () => {
  it.each(['privacy', 'sms-terms'])('/%s leads to the campaign there is', async (folder) => {
    const { status, headers } = await site.send('GET', `/${folder}`);
    expect([status, headers.location]).toEqual([302, `/${folder}/northwind`]);
    expect((await site.send('GET', `/${folder}/`)).status).toBe(404);
    site.notice = null;
    expect((await site.send('GET', `/${folder}`)).status).toBe(404);
  });
});

describe('the evidence page', () => {
  it('shows who texts what, how often, from where, and how to stop, to anybody', async () => {
    const { status, body } = await site.send('GET', EVIDENCE);
    expect(status).toBe(200);
    const words = wordsOf(body);
    const { brand } = CAMPAIGN.definition;
    for (const needed of [
      brand.displayName,
      'Message frequency varies',
      '512-555-0101 and 512-555-0102',
      'Reply STOP',
      'Reply HELP',
      brand.email,
      'not a condition of employment',
      'https://consent.northwindfs.example/privacy/northwind',
      'https://consent.northwindfs.example/sms-terms/northwind',
      'English (en-US)',
      'version 3',
    ]) {
      expect(words).toContain(needed);
    }
  });

  it('shows exactly the text in force, with its hash, whatever signs are in it', async () => {
    const text = `${NOTICE.text}\n  <b>&amp; "two"</b>\tspaces  \u2019\u202e\r\n end`;
    const wording = { ...NOTICE, text };
    site.notice = { ...wording, digest: digestWording(wording) };
    const { body } = await site.send('GET', EVIDENCE);
    expect(wordsIn(body, 'consent-text')).toBe(text);
    expect(wordsIn(body, 'text-sha256')).toBe(sha256(text));
    expect(wordsIn(body, 'notice-digest')).toBe(digestWording(wording));
  });

  it('is not shown at all when the text is not the one on record', async () => {
    site.notice = { ...NOTICE, text: `${NOTICE.text} And more.` };
    const { status, body, headers } = await site.send('GET', EVIDENCE);
    expect(status).toBe(503);
    expect(body).not.toContain('And more.');
    expect(headers['retry-after']).toBe('30');
    expect(site.logged.at(-1)).toBe('A public page could not be answered.');
  });

  it('tells every way in use, step by step, and no other', async () => {
    site.media = ['slack', 'paper'];
    const words = wordsOf((await site.send('GET', EVIDENCE)).body);
    expect(words).toContain('In Slack');
    expect(words).toContain('On paper');
    expect(words).toContain('behind a login');
    expect(words).not.toContain('Microsoft Teams');
    expect(words).not.toContain('On a personal web page');
    site.media = ['teams', 'web', 'verbal'];
    const others = wordsOf((await site.send('GET', EVIDENCE)).body);
    expect(others).toContain('In Microsoft Teams');
    expect(others).toContain('On a personal web page');
    expect(others).toContain('Spoken');
    expect(others).not.toContain('In Slack');
  });

  it('is also there under the id of the campaign', async () => {
    expect((await site.send('GET', `/evidence/${CAMPAIGN.campaignId}`)).status).toBe(200);
  });

  it('is listed by search engines only when the campaign says so', async () => {
    const hidden = await site.send('GET', EVIDENCE);
    expect(hidden.headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(hidden.body).toContain('<meta name="robots" content="noindex, nofollow">');
    site.campaign = ownPages({ pageIndexable: true });
    const open = await site.send('GET', EVIDENCE);
    expect(open.headers['x-robots-tag']).toBeUndefined();
    expect(open.body).not.toContain('noindex');
  });

  it('makes harmless what a company calls itself', async () => {
    const { brand } = CAMPAIGN.definition;
    site.campaign = ownPages({ brand: { ...brand, displayName: '<script>alert(1)</script>"' } });
    const { body } = await site.send('GET', EVIDENCE);
    expect(body).not.toContain('<script>');
    expect(body).toContain('&lt;script&gt;');
  });
});

describe('what goes with every public page', () => {
  it('lets nothing run, nothing foreign load and nothing be sent', async () => {
    for (const path of [EVIDENCE, '/privacy/northwind', '/sms-terms/northwind', '/evidence/none']) {
      const { headers, body } = await site.send('GET', path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("img-src 'self'");
      expect(policy).toContain("form-action 'none'");
      expect(policy).not.toContain('unsafe');
      const [, style = ''] = /<style>([\s\S]*?)<\/style>/u.exec(body) ?? [];
      const digest = createHash('sha256').update(style, 'utf8').digest('base64');
      expect(policy).toContain(`'sha256-${digest}'`);
      expect(body).not.toMatch(/<script|<form|<iframe|\son[a-z]+=|src="(?!\/)/u);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('is asked about each time and sent again only when it changed', async () => {
    const first = await site.send('GET', EVIDENCE);
    expect(first.headers['cache-control']).toBe('public, no-cache');
    const etag = String(first.headers.etag);
    const again = await site.send('GET', EVIDENCE, { 'if-none-match': `"x", W/${etag}` });
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag]);
    site.notice = { ...NOTICE, version: 4 };
    expect((await site.send('GET', EVIDENCE, { 'if-none-match': etag })).status).toBe(200);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const get = await site.send('GET', EVIDENCE);
    const head = await site.send('HEAD', EVIDENCE);
    expect([head.status, head.body]).toEqual([200, '']);
    for (const name of ['content-length', 'content-type', 'etag', 'content-security-policy'])
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
  });

  it('refuses everything but reading', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await site.send(method, EVIDENCE);
      expect([method, status, headers.allow]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  it('says the same about everything that is not there', async () => {
    const paths = [
      '/evidence',
      '/evidence/',
      '/evidence/southwind',
      '/evidence/northwind/',
      '/privacy/southwind',
    ];
    const odd = [
      '/evidence/%2e%2e%2fetc',
      '/evidence/northwind/slack-form.gif',
      '/privacy/northwind/slack-form.png',
    ];
    const long = [
      `/evidence/${'a'.repeat(500)}`,
      '/evidence/northwind/slack-nothing.png',
      '/evidence/%ff',
    ];
    const [one, ...others] = await Promise.all(
      [...paths, ...odd, ...long].map((path) => site.send('GET', path)),
    );
    expect(one?.status).toBe(404);
    expect(one?.headers['cache-control']).toBe('no-store');
    const { date: _date, ...headers } = one?.headers ?? {};
    for (const other of others) {
      expect(other.status).toBe(404);
      expect(other.body).toBe(one?.body);
      expect(other.headers).toMatchObject(headers);
    }
    site.notice = null;
    expect((await site.send('GET', EVIDENCE)).body).toBe(one?.body);
  });

  it('holds back who asks too often, and nobody else', async () => {
    const slow = { looksPerLink: 2, actsPerLink: 2, looksPerIp: 100, actsPerIp: 100 };
    const busy = await openPublicSite({ limits: openLimits(slow) });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await busy.send('GET', EVIDENCE)).status);
    const held = await busy.send('GET', EVIDENCE);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
    expect((await busy.send('GET', '/privacy/northwind')).status).toBe(200);
    await busy.close();
  });
});

describe('the policy pages', () => {
  it('lead to the company’s own where it has them', async () => {
    site.campaign = { ...CAMPAIGN, definition: { ...CAMPAIGN.definition, pageSlug: 'northwind' } };
    for (const [path, link] of [
      ['/privacy/northwind', CAMPAIGN.definition.privacyPolicyLink],
      ['/sms-terms/northwind', CAMPAIGN.definition.termsAndConditionsLink],
    ] as const) {
      const { status, headers, body } = await site.send('GET', path);
      expect([status, headers.location, body]).toEqual([302, link, '']);
    }
  });

  it('are served here where it has none, even if the service moved to another host', async () => {
    site.campaign = ownPages({
      privacyPolicyLink: 'https://old.northwindfs.example/privacy/northwind',
    });
    for (const path of ['/privacy/northwind', '/sms-terms/northwind']) {
      const { status, body } = await site.send('GET', path);
      expect(status).toBe(200);
      expect(wordsOf(body)).toContain('Northwind Field Services');
    }
  });
});
