/** The pictures to attach to a provider's form, as AWS and Bird take them (requirement 48). */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Drawing, drawHere } from '../../src/command-line/drawing.ts';
import type { Desk } from '../../src/command-line/outcome.ts';
import { perform } from '../../src/command-line/perform.ts';
import { type Runners, runProgram } from '../../src/command-line/program.ts';
import { InvalidInputError } from '../../src/errors.ts';
import { openPublicPages } from '../../src/registration/pages-open.ts';
import { NOTICE } from '../support/links-at-hand.ts';
import { ownPages } from '../support/public-pages.ts';

const BUSY_MS = 120_000;

const campaign = ownPages();
function deskWith(media: readonly string[], drawing: Drawing = drawHere): Desk {
  const views = {
    campaign: async () => campaign,
    noticeInForce: async () => (media.includes('nothing') ? null : NOTICE),
    mediaAsked: async () => new Map([['brd_1', media]]),
    mediaUsed: async () => [],
  };
  const publicPages = (slug: string | null) =>
    openPublicPages({ views, chats: [] } as unknown as Parameters<typeof openPublicPages>[0], slug);
  return { service: { overview: async () => ({ campaign }), publicPages }, drawing } as never;
}
/** Draws nothing: a picture is so many bytes. */
const bytesEach = (count: number): Drawing => ({
  ...drawHere,
  draw: async () => new Uint8Array(count),
});
const picturesOf = (desk: Desk, folder = 'kept') =>
  perform(desk, { command: 'pages pictures', options: { folder } });
const pathsOf = async (desk: Desk) => (await picturesOf(desk)).files?.map(({ path }) => path);

describe('the pictures to attach', () => {
  it('are of the media in use, the forms first, five at the most', async () => {
    expect(await pathsOf(deskWith(['slack'], bytesEach(1)))).toEqual([
      'kept/1-slack-form.png',
      'kept/2-slack-request.png',
      'kept/3-slack-receipt.png',
    ]);
    expect(await pathsOf(deskWith(['web', 'paper'], bytesEach(1)))).toEqual([
      'kept/1-web-form.png',
      'kept/2-web-receipt.png',
    ]);
    expect(await pathsOf(deskWith(['web', 'teams', 'slack'], bytesEach(1)))).toEqual([
      ...['kept/1-slack-form.png', 'kept/2-teams-form.png', 'kept/3-web-form.png'],
      ...['kept/4-slack-request.png', 'kept/5-teams-request.png'],
    ]);
  });

  it('are together at most 10 MB', async () => {
    expect(await pathsOf(deskWith(['slack', 'teams'], bytesEach(2_500_000)))).toHaveLength(4);
    expect(await pathsOf(deskWith(['slack', 'teams'], bytesEach(2_500_001)))).toHaveLength(3);
  });

  it(
    'are whole PNG files of at most 500 KB each',
    async () => {
      const { files = [], code } = await picturesOf(deskWith(['slack', 'teams', 'web']));
      expect([code, files.length]).toEqual([0, 5]);
      for (const { base64 } of files) {
        const png = Buffer.from(base64, 'base64');
        expect(png.subarray(1, 4).toString()).toBe('PNG');
        expect(png.subarray(-8, -4).toString()).toBe('IEND');
        expect(png.byteLength).toBeGreaterThan(10_000);
        expect(png.byteLength).toBeLessThanOrEqual(500_000);
      }
    },
    BUSY_MS,
  );

  it('come with a sentence that says which file is what', async () => {
    const { text, json } = await picturesOf(deskWith(['slack'], bytesEach(1_200)));
    expect(text).toContain('kept/1-slack-form.png (2 KB) is the form');
    expect(text).toContain('kept/2-slack-request.png (2 KB) is the message that asks, in Slack.');
    expect(json).toMatchObject({
      pictures: [{ file: 'kept/1-slack-form.png', part: 'form' }, {}, {}],
    });
    expect(JSON.stringify(json)).not.toContain('base64');
  });

  it('that cannot be drawn are told with the reason, and the others are written', async () => {
    const draw: Drawing['draw'] = async ({ part }) => {
      if (part === 'form') throw new InvalidInputError('text', 'There is no font here for Thai.');
      return new Uint8Array(1);
    };
    const { code, files, text } = await picturesOf(deskWith(['slack'], { ...drawHere, draw }));
    expect([code, files?.length]).toEqual([1, 2]);
    expect(text).toMatch(/the form.* in Slack is missing: There is no font here for Thai\./);
  });

  it('are none before a notice is published', async () => {
    const { code, files, text } = await picturesOf(deskWith(['nothing']));
    expect([code, files]).toEqual([1, undefined]);
    expect(text).toContain('nothing to picture yet');
  });
});

describe('as it is typed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-pictures-'));
    for (const stream of ['log', 'error'] as const)
      jest.spyOn(console, stream).mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });
  const type = (out: string) => {
    const desk = deskWith(['slack'], bytesEach(1));
    const runners = { perform: (request: never) => perform(desk, request) } as unknown as Runners;
    return runProgram(['node', 'rollcall', 'pages', 'pictures', '--out', out], runners);
  };

  it('makes the folder, also twice', async () => {
    const out = join(folder, 'to', 'attach');
    expect([await type(out), await type(out)]).toEqual([0, 0]);
    expect(readdirSync(out).sort()).toEqual([
      ...['1-slack-form.png', '2-slack-request.png', '3-slack-receipt.png'],
    ]);
  });

  it('a file in the place of the folder is told', async () => {
    const out = join(folder, 'taken');
    writeFileSync(out, '');
    expect(await type(out)).toBe(2);
    expect(existsSync(join(out, '1-slack-form.png'))).toBe(false);
  });
});
