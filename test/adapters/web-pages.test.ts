/** Hostile words on every page, on the printed list and in the CSV. */
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { linksCsv } from '../../adapters/documents/links-csv.ts';
import { qrCode } from '../../adapters/documents/qr-code.ts';
import { changePage, formPage } from '../../adapters/web/pages/form-page.ts';
import { escapeHtml, html, outwards } from '../../adapters/web/pages/html.ts';
import { invitation } from '../../adapters/web/pages/invitation.ts';
import { refusedPage } from '../../adapters/web/pages/plain-page.ts';
import { printList } from '../../adapters/web/pages/print-list.ts';
import { receiptPage } from '../../adapters/web/pages/receipt-page.ts';
import { withdrawPage } from '../../adapters/web/pages/withdraw-page.ts';
import { clean } from '../../src/wording/clean.ts';
import { CAMPAIGN, NOTICE, receiptFor } from '../support/links-at-hand.ts';

const EXPIRES = '2026-12-08T12:00:00.000Z';
const URL_OF = (n: number) => `https://consent.northwindfs.example/answer/${'t'.repeat(42)}${n}`;

/** Every page with these words in every place that is not ours. */
function everyPage(words: string): readonly string[] {
  const brand = { ...CAMPAIGN.definition.brand, displayName: words, email: words };
  const campaign = { ...CAMPAIGN, definition: { ...CAMPAIGN.definition, brand } };
  const labels = { review: words, decline: words, tick: words, agree: words };
  const notice = { ...NOTICE, text: words, locale: words, digest: words, labels };
  const receipts = (['given', 'held', 'refused', 'withdrawn', 'invalidated'] as const).map(
    (status) => {
      const receipt = receiptFor(status, { name: words });
      return {
        ...receipt,
        campaign,
        notice,
        consent: { ...receipt.consent, at: words, phone: words },
      };
    },
  );
  const { employee, consent } = receipts[0] ?? receiptFor('given');
  const standing = { employee, consent, notice, campaign, openDeliveryId: null, mayText: true };
  const form = {
    kind: 'form',
    deliveryId: 'dlv',
    account: 'web:local:a',
    employee,
    notice,
    campaign,
  } as const;
  const attempt = { phone: words, phoneTrouble: words, agreeTrouble: words, news: null };
  const person = { name: words, url: words, expiresAt: EXPIRES, svg: '<svg></svg>' };
  return [
    formPage(form, attempt),
    formPage(form, { ...attempt, news: words }),
    withdrawPage(standing, { ...attempt, news: words }),
    ...receipts.map((receipt) =>
      receiptPage(receipt, {
        stopUrl: words,
        changeUrl: words,
        answerUrl: words,
        recordUrl: words,
      }),
    ),
    changePage({ ...form, kind: 'change', consent }, attempt),
    refusedPage(words),
    printList({ brand: words, supportEmail: words, people: [person] }),
    invitation({ brand: words, supportEmail: words, ...person }).html,
  ];
}

/** The page without its words: tags and attribute names only, in order. */
const skeleton = (page: string) =>
  page
    .replace(/<style>[\s\S]*?<\/style>/u, '')
    .match(/<[^>]*>/gu)
    ?.map((tag) => tag.replace(/"[^"]*"/gu, '""'));

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</style></title></blockquote><form action=//evil.example>',
  '<!--',
  '&lt;b&gt; &#60;b&#62;',
  '\u202egnitxet\u2066 \u0000\u0007',
  '\ud800 lone',
  '{{7*7}} #{7*7}',
];

describe('Words from outside', () => {
  it('never change the build of a page, whatever they are', () => {
    const expected = everyPage('Ana').map(skeleton);
    const words = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string(),
    );
    fc.assert(
      fc.property(words, (given) => {
        // An address, of the web or of a mailbox, becomes a link and an instant a time on purpose.
        fc.pre(!/https:\/\/|^\S+@\S+$/iu.test(given) && Number.isNaN(Date.parse(given)));
        expect(everyPage(given).map(skeleton)).toEqual(expected);
      }),
      { numRuns: 150, examples: HOSTILE.map((one) => [one] as [string]) },
    );
  });

  it('are read back exactly as they were, but for what no reader should meet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (given) => {
        const entities: Record<string, string> = {
          amp: '&',
          lt: '<',
          gt: '>',
          quot: '"',
          '#39': "'",
        };
        const read = escapeHtml(given).replace(
          /&(\w+|#39);/gu,
          (_all, entity: string) => entities[entity] ?? '?',
        );
        expect(read).toBe(clean(given));
        expect(escapeHtml(given)).not.toMatch(/[<>"'\u0000\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('become a link only when they are an https address, and never a way out of it', () => {
    expect(outwards('javascript:alert(1)', 'Terms').html).toBe('Terms');
    expect(outwards('https://x.example/?a="><b>', '<i>').html).toBe(
      '<a href="https://x.example/?a=&quot;&gt;&lt;b&gt;" rel="noopener noreferrer">&lt;i&gt;</a>',
    );
    expect(html`${['a', 'b'].map((x) => html`<i>${x}</i>`)}${null}${1}`.html).toBe(
      '<i>a</i><i>b</i>1',
    );
  });
});

describe('The printed list', () => {
  it('gives each person their own picture and link, eight to a page', async () => {
    const people = await Promise.all(
      Array.from({ length: 9 }, async (_, n) => ({
        name: `Person ${n}`,
        url: URL_OF(n),
        expiresAt: EXPIRES,
        svg: await qrCode(URL_OF(n)),
      })),
    );
    const list = printList({
      brand: 'Northwind Field Services',
      supportEmail: 'hr@northwindfs.example',
      people,
    });
    expect(list.match(/<li>/gu)).toHaveLength(9);
    expect(new Set(list.match(/<svg[\s\S]*?<\/svg>/gu)).size).toBe(9);
    for (const { url } of people) expect(list.split(url)).toHaveLength(2);
    expect(list).toContain('until December 8, 2026');
    expect(list).toContain('li:nth-child(8n)');
    expect(list).not.toMatch(/<script|<img|<link|@import/u);
  });
});

describe('The CSV of links', () => {
  const lines = (name: string) => [
    { name, email: 'ana@northwindfs.example', url: URL_OF(1), expiresAt: EXPIRES },
  ];

  it('is read back by a CSV reader as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const [header, row] = parse(linksCsv(lines(name)), { bom: true }) as string[][];
        expect(header).toEqual(['name', 'email', 'link', 'valid until']);
        expect(row?.slice(1)).toEqual(['ana@northwindfs.example', URL_OF(1), EXPIRES]);
        expect(row?.[0]?.replace(/^'/u, '')).toBe(name.replace(/^'/u, ''));
      }),
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\r=1',
    '\uff1d1',
    '\u200b=1',
    '\ufeff@x',
  ])('disarms a name that a spreadsheet would compute: %j', (name) => {
    const row = (parse(linksCsv(lines(name)), { bom: true }) as string[][])[1];
    expect(row?.[0]).toMatch(/^'/u);
  });
});
