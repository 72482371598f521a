/** The public pages in a real browser, without JavaScript: on a phone, at a desk, on paper. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { openDrawer } from '../../adapters/web/public/pictures.ts';
import { brokenRules } from '../support/axe.ts';
import { openPublicSite, ownPages, type PublicSite } from '../support/public-pages.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SCREENS = [
  { name: 'a small phone', width: 320, height: 600, colorScheme: 'light' },
  { name: 'a phone in the dark', width: 390, height: 844, colorScheme: 'dark' },
  { name: 'a desk', width: 1280, height: 900, colorScheme: 'light' },
] as const;
const PATHS = ['/evidence/northwind', '/privacy/northwind', '/sms-terms/northwind', '/evidence/x'];
/** One white pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
const silent = () => undefined;

let site: PublicSite;
let browser: Browser;

if (existsSync(CHROMIUM)) describe('In a browser', inBrowser);
else {
  describe('In a browser', () => {
    it('the public pages were not looked at: there is no Chromium here (set CHROMIUM_PATH)', () => {
      expect(existsSync(CHROMIUM)).toBe(false);
      process.stderr.write(`No Chromium at ${CHROMIUM}: the public pages were not checked.\n`);
    });
  });
}

function inBrowser() {
  beforeAll(async () => {
    const drawer = openDrawer(async () => PIXEL, { info: silent, warn: silent, error: silent });
    site = await openPublicSite({ pictures: drawer });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each(SCREENS)(
    'every public page is in order for $name',
    async ({ name: _name, colorScheme, ...viewport }) => {
      const context = await browser.newContext({ viewport, colorScheme });
      const tab = await context.newPage();
      for (const path of PATHS) {
        await tab.goto(`${site.url}${path}`);
        // What is folded away must be in order too.
        await tab.evaluate(
          'document.querySelectorAll("details").forEach((one) => (one.open = true))',
        );
        expect([path, await brokenRules(tab)]).toEqual([path, []]);
        const width = await tab.evaluate('document.documentElement.scrollWidth');
        expect([path, width]).toEqual([path, viewport.width]);
      }
      await context.close();
    },
    120_000,
  );

  it('a long name and a long link do not push the page aside', async () => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(2).slice(0, 100);
    const { brand } = site.campaign.definition;
    site.campaign = ownPages({
      brand: { ...brand, displayName: long },
      termsAndConditionsLink: `https://www.northwindfs.example/${'terms'.repeat(40)}`,
    });
    const tab = await browser.newPage({ viewport: { width: 320, height: 600 } });
    await tab.goto(`${site.url}/evidence/northwind`);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await tab.close();
    site.campaign = ownPages();
  }, 120_000);

  it('needs no JavaScript, loads nothing from anywhere else and breaks no rule of its own', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const asked: string[] = [];
    const said: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).host));
    const tab = await context.newPage();
    tab.on('console', (message) => said.push(message.text()));
    await tab.goto(`${site.url}/evidence/northwind`);
    await tab.getByText('The picture in words').first().click();
    expect(await tab.locator('.drawn').first().isVisible()).toBe(true);
    expect(new Set(asked)).toEqual(new Set([new URL(site.url).host]));
    expect(asked.length).toBeGreaterThan(6);
    // A policy that forbids what the page needs would say so here.
    expect(said).toEqual([]);
    await context.close();
  }, 120_000);

  it('shows the whole text in force on paper', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${site.url}/evidence/northwind`);
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('#consent-text').isVisible()).toBe(true);
    expect(await tab.locator('summary').first().isVisible()).toBe(false);
    expect((await tab.pdf({ format: 'Letter' })).byteLength).toBeGreaterThan(10_000);
    await tab.close();
  }, 120_000);

  it('gives every link a place large enough for a thumb', async () => {
    const tab = await browser.newPage({ viewport: { width: 320, height: 600 } });
    await tab.goto(`${site.url}/evidence/northwind`);
    for (const place of await tab.locator('dl a, footer a, summary').all()) {
      const box = await place.boundingBox();
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(24);
    }
    await tab.close();
  }, 120_000);
}
