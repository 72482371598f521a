/** Pictures of what somebody saw: complete, small, and the same bytes each time. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { column, sentence, textOf } from '../../adapters/documents/pictures/box.ts';
import { PNG_MAX, render } from '../../adapters/documents/pictures/render.ts';
import { slackMessage } from '../../adapters/documents/pictures/slack.ts';
import { piecesOf } from '../../adapters/documents/pictures/slack-markup.ts';
import { pictures } from '../../src/command-line/pictures.ts';
import { noticeOf, shownOn } from '../support/shown.ts';

const PLATFORMS = ['slack', 'teams', 'web'] as const;
const PARTS = ['request', 'form', 'receipt'] as const;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Width and height, from the header chunk of a PNG (its third section, 11.2.2). */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** How much data the picture holds once unpacked: an empty one packs to almost nothing. */
function unpacked(png: Uint8Array): number {
  const bytes = Buffer.from(png);
  const at = bytes.indexOf('IDAT');
  return inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4))).byteLength;
}

describe('pictures of each step', () => {
  for (const platform of PLATFORMS) {
    for (const part of PARTS) {
      it(`${platform} ${part}: a PNG below 500 KB, drawn twice with the same bytes`, async () => {
        const first = await pictures.draw(shownOn(platform, part));
        const again = await pictures.draw(shownOn(platform, part));
        expect(Buffer.from(first.subarray(1, 4)).toString()).toBe('PNG');
        expect(first.byteLength).toBeLessThanOrEqual(PNG_MAX);
        expect(sizeOf(first).width).toBe(1440);
        expect(sizeOf(first).height).toBeGreaterThan(900);
        expect(unpacked(first)).toBeGreaterThan(1_000_000);
        expect(sha256(again)).toBe(sha256(first));
      });
    }
  }

  it('another process draws the same bytes', async () => {
    const shown = shownOn('slack', 'form');
    const here = sha256(await pictures.draw(shown));
    const script = `
      import { createHash } from 'node:crypto';
      import { pictures } from './src/command-line/pictures.ts';
      const png = await pictures.draw(${JSON.stringify(shown)});
      console.log(createHash('sha256').update(png).digest('hex'));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--import', './test/support/run-typescript.mjs'],
      ...['--input-type=module', '--eval', script],
    ]);
    expect(stdout.trim()).toBe(here);
  });

  it('another word in the wording is another picture', async () => {
    const one = await pictures.draw(shownOn('teams', 'form'));
    const notice = noticeOf(`${noticeOf().text} Thank you.`);
    const other = await pictures.draw(shownOn('teams', 'form', { notice }));
    expect(sha256(other)).not.toBe(sha256(one));
  });

  it('a renderer this program does not have is refused by name', async () => {
    await expect(
      pictures.draw(shownOn('slack', 'form', { renderer: 'slack/9' })),
    ).rejects.toMatchObject({
      ...{ code: 'INVALID_INPUT', field: 'renderer' },
      message: expect.stringContaining('slack/9'),
    });
  });
});

describe('letters', () => {
  const drawn = { Greek: 'Νίκος', Cyrillic: 'Ольга', Vietnamese: 'Nguyễn', Polish: 'Żółć' };
  const more = {
    Armenian: 'Անի',
    Georgian: 'ნინო',
    Hebrew: 'נועה',
    Arabic: 'ليلى',
    Hindi: 'प्रिया',
  };
  for (const [script, name] of Object.entries({ ...drawn, ...more })) {
    it(`${script} is drawn`, async () => {
      const named = await pictures.draw(shownOn('web', 'receipt', { receipt: receiptOf(name) }));
      const unnamed = await pictures.draw(shownOn('web', 'receipt'));
      expect(sha256(named)).not.toBe(sha256(unnamed));
    });
  }

  const refused = {
    Thai: 'สมชาย',
    Chinese: '张伟',
    Japanese: 'さくら',
    Korean: '민준',
    Tamil: 'கவிதா',
    emoji: 'Ana 🦊',
  };
  for (const [script, name] of Object.entries(refused)) {
    it(`${script} is refused by the name of the script, not drawn as boxes`, async () => {
      await expect(
        pictures.draw(shownOn('web', 'receipt', { receipt: receiptOf(name) })),
      ).rejects.toMatchObject({
        ...{ code: 'INVALID_INPUT', field: 'text' },
        message: expect.stringContaining(`no font here for ${script}`),
      });
    });
  }

  it('what Slack text uses in place of its formatting signs has letters', async () => {
    const brand = 'A*B_C~D`E & <F>: :fox: G|H';
    expect(
      (await pictures.draw(shownOn('slack', 'receipt', { brand }))).byteLength,
    ).toBeGreaterThan(50_000);
  });

  const receiptOf = (name: string) =>
    ({ status: 'given', lastFour: '0142', at: '2026-11-24T15:04:00.000Z', name }) as const;
});

describe('bad input', () => {
  it('a wording as long as a form takes is drawn whole, below 500 KB', async () => {
    const notice = noticeOf('Nothing is texted to you unless you agree to it. '.repeat(60).trim());
    const png = await pictures.draw(shownOn('slack', 'request', { notice }));
    const short = await pictures.draw(shownOn('slack', 'request'));
    expect(png.byteLength).toBeLessThanOrEqual(PNG_MAX);
    const scale = ({ width, height }: { width: number; height: number }) => height / width;
    expect(scale(sizeOf(png))).toBeGreaterThan(scale(sizeOf(short)) * 2);
  });

  it('signs that turn the line, and words without a space, harm nothing', async () => {
    const notice = noticeOf(
      `\u202eI agree\u2066 ${'x'.repeat(600)} \u0000\ufeff https://${'y'.repeat(300)}.example`,
    );
    const png = await pictures.draw(shownOn('teams', 'request', { notice }));
    expect(sizeOf(png).width).toBe(1440);
  });

  it('a block of an unknown kind is refused, never left out of the picture', () => {
    expect(() => slackMessage([{ type: 'image', image_url: 'https://x.example' }], 'X')).toThrow();
  });

  it('more than a picture holds is refused with the remedy', async () => {
    const noise = Array.from({ length: 9_000 }, (_, n) =>
      sha256(Buffer.from([n, n >> 8])).slice(0, 12),
    );
    const page = column({ width: 720, fontFamily: 'Noto' }, sentence([{ text: noise.join(' ') }]));
    await expect(render(page)).rejects.toMatchObject({
      ...{ code: 'INVALID_INPUT', field: 'text' },
      message: expect.stringContaining('500 KB'),
    });
  });
});

describe('words of a sentence', () => {
  it('keeps every word, in order, whatever its style', () => {
    const pieces = piecesOf('*From:* Ana &amp; Co <https://x.example|Terms> `/sms stop`');
    expect(pieces.map(({ text }) => text).join('')).toBe('From: Ana & Co Terms /sms stop');
    expect(textOf(sentence(pieces)).split('\n')).toEqual([
      ...['From:', 'Ana', '&', 'Co', 'Terms', '/sms stop'],
    ]);
  });

  it('shows a date as somebody in UTC reads it', () => {
    const markup =
      '<!date^1795532640^{date_long_pretty} at {time}|never seen> (2026-11-24 15:04 UTC)';
    expect(
      piecesOf(markup)
        .map(({ text }) => text)
        .join(''),
    ).toBe('Tuesday, November 24th, 2026 at 3:04 PM (2026-11-24 15:04 UTC)');
  });
});
