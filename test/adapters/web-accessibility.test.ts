/** The personal page in a real browser, without JavaScript, on a phone and at a desk: WCAG 2.2 AA by axe. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { brokenRules } from '../support/axe.ts';
import { type LinksAtHand, linksAtHand, receiptFor } from '../support/links-at-hand.ts';
import { openPage, type PersonalPage } from '../support/personal-page.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SCREENS = [
  { name: 'a small phone', width: 320, height: 600, colorScheme: 'light' },
  { name: 'a phone in the dark', width: 360, height: 740, colorScheme: 'dark' },
  { name: 'a desk', width: 1280, height: 900, colorScheme: 'light' },
] as const;

let links: LinksAtHand;
let page: PersonalPage;
let browser: Browser;

if (existsSync(CHROMIUM)) describe('In a browser', inBrowser);
else {
  describe('In a browser', () => {
    it('the pages were not looked at: there is no Chromium here (set CHROMIUM_PATH)', () => {
      expect(existsSync(CHROMIUM)).toBe(false);
      process.stderr.write(
        `No Chromium at ${CHROMIUM}: the personal pages were not checked with axe.\n`,
      );
    });
  });
}

function inBrowser() {
  beforeAll(async () => {
    links = linksAtHand();
    page = await openPage(links, { baseUrl: 'http://127.0.0.1' });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await page.close();
  });

  it.each(SCREENS)(
    'every page is in order for $name',
    async ({ name: _name, colorScheme, ...viewport }) => {
      const context = await browser.newContext({ viewport, colorScheme });
      try {
        for await (const [what, tab] of everyPage(context)) {
          expect([what, await brokenRules(tab)]).toEqual([what, []]);
          const width = await tab.evaluate('document.documentElement.scrollWidth');
          expect([what, width]).toEqual([what, viewport.width]);
        }
      } finally {
        await context.close();
      }
    },
    120_000,
  );

  it('a page with a fault is found out, so that an empty list means something', async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.setContent('<html><body><main><input type="tel"></main></body></html>');
    expect(await brokenRules(tab)).toContain('label');
    await context.close();
  }, 60_000);

  it('a person answers with the keyboard alone, without JavaScript, and loads nothing from anywhere', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).host));
    const tab = await context.newPage();
    await tab.goto(`${page.url}/answer/${links.give()}`);
    await tabTo(tab, 'phone');
    await tab.keyboard.type('555-0142');
    await tab.keyboard.press('Enter');
    await tab.getByRole('alert').waitFor();
    expect(await focused(tab)).toBe('phone');
    await tab.locator('#phone').press('ControlOrMeta+A');
    await tab.keyboard.type('512-555-0142');
    await tabTo(tab, 'agree');
    await tab.keyboard.press('Space');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'You agreed to work text messages' }).waitFor();
    expect(links.acts.at(-1)).toMatchObject({ act: 'agree', phone: '512-555-0142', ticked: true });
    expect(new Set(asked)).toEqual(new Set([new URL(page.url).host]));
    await context.close();
  }, 60_000);

  it('every button and field is large enough for a thumb', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 600 } });
    const tab = await context.newPage();
    await tab.goto(`${page.url}/answer/${links.give()}`);
    for (const place of await tab.locator('button, input:not([type=hidden]), .links a').all()) {
      const box = await place.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    }
    await context.close();
  }, 60_000);
}

/** Each page in the state a person meets it, one after the other in one tab. */
async function* everyPage(context: BrowserContext): AsyncGenerator<[string, Page]> {
  const tab = await context.newPage();
  const path = `${page.url}/answer/${links.give()}`;
  await tab.goto(path);
  yield ['form', tab];
  await tab.fill('#phone', '555-0142');
  await tab.click('button[value=agree]');
  yield ['errors', tab];
  await tab.fill('#phone', '512-555-0142');
  await tab.check('#agree');
  await tab.click('button[value=agree]');
  yield ['receipt', tab];
  const stop = await tab.getByRole('link', { name: 'Withdraw' }).getAttribute('href');
  const change = await tab.getByRole('link', { name: 'Change number' }).getAttribute('href');
  await tab.goto(`${page.url}${new URL(String(change)).pathname}`);
  yield ['change number', tab];
  await tab.click('button');
  yield ['change number, errors', tab];
  await tab.goto(`${page.url}${new URL(String(stop)).pathname}`);
  yield ['stop', tab];
  await tab.click('button');
  yield ['withdrawn', tab];
  await tab.goto(path);
  yield ['gone', tab];
  await tab.goto(`${page.url}/answer/${links.give()}`);
  await tab.click('button[value=decline]');
  yield ['declined', tab];
  await tab.goto(`${page.url}/answer/${links.give()}`);
  const next = { withdraw: 'w'.repeat(43), change: 'c'.repeat(43), answer: null, record: null };
  links.trouble = { kind: 'recorded', receipt: receiptFor('held'), next };
  await tab.fill('#phone', '512-555-0142');
  await tab.check('#agree');
  await tab.click('button[value=agree]');
  links.trouble = null;
  yield ['held', tab];
}

/** The browser's own word on where the focus is; it needs no script in the page. */
const focused = (tab: Page) => tab.evaluate<string>('document.activeElement.id');

async function tabTo(tab: Page, id: string): Promise<void> {
  for (let n = 0; n < 20 && (await focused(tab)) !== id; n += 1) await tab.keyboard.press('Tab');
  expect(await focused(tab)).toBe(id);
}
