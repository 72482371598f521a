/** The summary as PDF and Excel file: same input, same bytes; nothing from outside breaks it. */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { drawable, spelledOut } from '../../adapters/documents/fonts.ts';
import { piecesOf } from '../../adapters/documents/pdf/line-pieces.ts';
import { Paper } from '../../adapters/documents/pdf/paper.ts';
import { summaryPdf } from '../../adapters/documents/pdf/summary-pdf.ts';
import { summaryXlsx } from '../../adapters/documents/summary-xlsx.ts';
import { drawHere } from '../../src/command-line/drawing.ts';
import { pictures } from '../../src/command-line/pictures.ts';
import { summaryFile } from '../../src/command-line/summary-files.ts';
import type { Report } from '../../src/proof/report.ts';
import { longCourse, overlong } from '../support/overlong-report.ts';
import { reportFor } from '../support/report.ts';
import { shownOn } from '../support/shown.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const NO_PICTURE = { missing: 'Not drawn here.' };

const TEN_NAMES = {
  Latin: 'Żółć & Ñandú GmbH',
  Greek: 'Βόρειος Άνεμος ΑΕ',
  Cyrillic: 'Северный ветер',
  Armenian: 'Հյուսիսային քամի',
  Georgian: 'ჩრდილოეთის ქარი',
  Hebrew: 'רוח צפונית בע״מ',
  Arabic: 'شركة ريح الشمال',
  Devanagari: 'उत्तरी हवा',
  Thai: 'ลมเหนือ จำกัด',
  Han: '北風有限公司',
  emoji: '🦊 Fox & Sons 👩‍🚒',
};

/** How many pages a PDF has, by its page objects. */
const pagesOf = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g) ?? []
  ).length;

/** What an HR director signs has two to four pages, whatever stands in it. */
function isReadable(pdf: Uint8Array): void {
  expect(pagesOf(pdf)).toBeGreaterThanOrEqual(2);
  expect(pagesOf(pdf)).toBeLessThanOrEqual(4);
}

/** Glyph numbers of every shown string, over all fonts: glyph 0 is the box of a missing letter. */
function hasBoxes(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf);
  const raw = bytes.toString('latin1');
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const start = (match.index ?? 0) + match[0].length;
    const end = raw.indexOf('endstream', start);
    let content = '';
    try {
      content = inflateSync(bytes.subarray(start, end)).toString('latin1');
    } catch {
      continue; // not a compressed stream
    }
    if (!content.includes(' Tf')) continue;
    for (const shown of content.matchAll(/<([0-9a-f]+)>/g))
      if ([...(shown[1] ?? '').matchAll(/.{4}/g)].some(([glyph]) => glyph === '0000')) return true;
  }
  return false;
}

describe('the summary as a PDF', () => {
  it('a box in place of a letter would be noticed', async () => {
    const paper = new Paper({
      title: 't',
      author: 'a',
      at: '2026-11-24T15:04:00.000Z',
      footer: 'f',
    });
    paper.doc.font('regular').text('\u0e2a', 50, 50);
    expect(hasBoxes(await paper.finish())).toBe(true);
  });

  it('has two to four pages and one time only, and is the same bytes for the same report', async () => {
    const form = { png: await pictures.draw(shownOn('slack', 'form')) };
    const first = await summaryPdf(reportFor(), form);
    const again = await summaryPdf(reportFor(), form);
    expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-');
    isReadable(first);
    expect(first.byteLength).toBeLessThan(1_000_000);
    expect(sha256(again)).toBe(sha256(first));
    expect(hasBoxes(first)).toBe(false);
  });

  it('another count is another document', async () => {
    const counts = { ...reportFor().summary.counts, agreed: 70 };
    const other = { ...reportFor(), summary: { ...reportFor().summary, counts } };
    expect(sha256(await summaryPdf(other, NO_PICTURE))).not.toBe(
      sha256(await summaryPdf(reportFor(), NO_PICTURE)),
    );
  });

  for (const [script, words] of Object.entries(TEN_NAMES)) {
    it(`a company's name in ${script} is written without boxes`, async () => {
      const pdf = await summaryPdf(reportFor({ words }), NO_PICTURE);
      isReadable(pdf);
      expect(hasBoxes(pdf)).toBe(false);
    });
  }

  it('what breaks PDFs elsewhere breaks nothing here', async () => {
    for (const words of [
      '\u0000\ufffe\ud800',
      '\u202eabc',
      `(${')\\'.repeat(50)}`,
      ' ',
      'x'.repeat(5_000),
    ]) {
      isReadable(await summaryPdf(reportFor({ words }), NO_PICTURE));
    }
  });

  it('a campaign with no answers, no notice, no page and no departments says so', async () => {
    const empty: Report = {
      ...reportFor(),
      ...{ notice: null, shown: null, evidenceUrl: null },
      course: { days: [], departments: null },
    };
    isReadable(await summaryPdf(empty, NO_PICTURE));
    const { summary } = empty;
    const form = { ...summary.form, toFill: [] };
    const nothing = { ...summary, form, fields: [], findings: [], blockers: [], caveats: [] };
    const numbers = { ...summary.numbers, inUse: [], warnings: [] };
    isReadable(await summaryPdf({ ...empty, summary: { ...nothing, numbers } }, NO_PICTURE));
  });

  it('too much of everything is cut, also for the form with the most fields', async () => {
    const form = { png: await pictures.draw(shownOn('slack', 'form')) };
    const pdf = await summaryPdf(overlong(), form);
    isReadable(pdf);
    isReadable(await summaryPdf(overlong(), NO_PICTURE));
    expect(sha256(await summaryPdf(overlong(), form))).toBe(sha256(pdf));
    // The form with the most fields.
    isReadable(await summaryPdf(overlong('sinch'), form));
  }, 180_000);

  it('a list of 200 and one of 201 differ, although neither is shown whole', async () => {
    const one = overlong();
    const blockers = [...one.summary.blockers, 'One more.'];
    const other = { ...one, summary: { ...one.summary, blockers } };
    expect(sha256(await summaryPdf(other, NO_PICTURE))).not.toBe(
      sha256(await summaryPdf(one, NO_PICTURE)),
    );
  }, 60_000);

  it('years of answers and many departments still fit', async () => {
    const pdf = await summaryPdf(reportFor({}, { course: longCourse() }), NO_PICTURE);
    isReadable(pdf);
  }, 120_000);
});

describe('the summary as an Excel file', () => {
  const answers = [
    ['name', 'phone_number'],
    ['=HYPERLINK("https://x.example")', '+1 ... 0142'],
    ['\u0000 Ana \ud800', '@SUM(A1)'],
  ];
  const open = async (report: Report) => {
    const files = unzipSync(await summaryXlsx(report.summary, answers));
    return Object.fromEntries(Object.entries(files).map(([path, data]) => [path, strFromU8(data)]));
  };

  it('has the four sheets, every field, and no formula whatever the words', async () => {
    const files = await open(reportFor({ words: '=1+1' }));
    const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)];
    expect(names.map(([, name]) => name)).toEqual(['Fields', 'Answers', 'Numbers', 'Findings']);
    const all = Object.values(files).join('\n');
    expect(all).not.toMatch(/<f[ >]/);
    for (const { own } of reportFor().summary.fields) expect(all).toContain(own);
    expect(all).toContain('HYPERLINK');
    expect(all).toContain('This is not legal advice.');
  }, 60_000);

  it('is the same bytes for the same summary, whenever it is written', async () => {
    const { summary } = reportFor();
    const first = sha256(await summaryXlsx(summary, answers));
    const until = Date.now() + 2_100;
    while (Date.now() < until) await new Promise((resolve) => setImmediate(resolve));
    expect(sha256(await summaryXlsx(summary, answers))).toBe(first);
  });

  it('holds texts as long as a cell takes', async () => {
    const { summary } = reportFor();
    const long = await summaryXlsx(summary, [['words'], ['z'.repeat(40_000)]]);
    const sheets = Object.values(unzipSync(long)).map((data) => strFromU8(data));
    const longest = Math.max(
      ...sheets.flatMap((xml) => xml.match(/z+/g) ?? []).map((run) => run.length),
      0,
    );
    expect(longest).toBeLessThanOrEqual(32_767);
  });
});

describe('every kind of file', () => {
  it('text, Markdown, JSON and CSV hold the fields; CSV never a formula', async () => {
    const report = reportFor({ words: '=cmd|calc' });
    const texts = await Promise.all(
      (['txt', 'md', 'json', 'csv'] as const).map(async (format) =>
        Buffer.from(await summaryFile(drawHere, report, format)).toString('utf8'),
      ),
    );
    for (const text of texts) expect(text).toContain('not used to collect opt-in');
    expect(texts[3]).toContain('"\'=cmd|calc"');
  });
});

describe('letters on paper', () => {
  it('what has no letters is spelled out by its script and numbers', () => {
    expect(spelledOut('Ana สม')).toBe('Ana [Thai: U+0E2A U+0E21]');
    expect(spelledOut('北')).toBe('[Chinese characters (Han): U+5317]');
    expect(drawable('a\u202eb\tc')).toBe('ab c');
  });

  it('right-to-left words stay one piece, in the order they are said', () => {
    expect(piecesOf('for نور الدين Ltd', false).map(({ text }) => text)).toEqual([
      ...['for ', 'نور الدين', ' Ltd'],
    ]);
  });
});
