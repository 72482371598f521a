/** Drawing in a thread of its own: the same bytes and the same refusals, while this thread goes on answering. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Drawing, drawHere } from '../../src/command-line/drawing.ts';
import { type DrawingThread, openDrawingThread } from '../../src/command-line/drawing-thread.ts';
import { certificateFor } from '../support/certificate.ts';
import { reportFor } from '../support/report.ts';
import { noticeOf, shownOn } from '../support/shown.ts';

const BUSY_MS = 90_000;
const WORKER = new URL('../support/drawing-worker.mjs', import.meta.url);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The longest that this thread did not come to anything else while something was drawn, in milliseconds. */
async function longestSilence(draw: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const beat = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const beats = setInterval(beat, 1);
  await draw();
  beat();
  clearInterval(beats);
  return longest;
}

describe('the drawing thread', () => {
  let thread: DrawingThread;
  beforeAll(async () => {
    thread = openDrawingThread({ worker: WORKER });
    await Promise.all([thread, drawHere].map((each) => each.draw(shownOn('slack', 'form'))));
  }, BUSY_MS);
  afterAll(() => thread.close());

  const form = { missing: 'Not drawn here.' };
  const drawings: readonly [what: string, draw: (by: Drawing) => Promise<Uint8Array>][] = [
    ['a picture', (by) => by.draw(shownOn('teams', 'receipt'))],
    ['the summary as PDF', (by) => by.summaryPdf(reportFor(), form)],
    ['a certificate', (by) => by.certificatePdf(certificateFor(), form)],
    ['the summary as spreadsheet', (by) => by.summaryXlsx(reportFor().summary, [['seq'], ['=1']])],
  ];
  it.each(drawings)(
    'draws %s to the byte as this one',
    async (_what, draw) => {
      expect(sha256(await draw(thread))).toBe(sha256(await draw(drawHere)));
    },
    BUSY_MS,
  );

  it(
    'refuses what cannot be drawn in the same words, and the next is drawn',
    async () => {
      const notice = noticeOf('\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35');
      const refusal = (by: Drawing) =>
        by.draw(shownOn('slack', 'form', { notice })).catch((error: unknown) => error);
      expect(await refusal(thread)).toEqual(await refusal(drawHere));
      expect(await refusal(thread)).toMatchObject({ code: 'INVALID_INPUT', field: 'text' });
      await expect(thread.draw(shownOn('slack', 'receipt', { receipt: null }))).rejects.toThrow(
        'A receipt is drawn from what stood on it.',
      );
      expect((await thread.draw(shownOn('slack', 'form'))).byteLength).toBeGreaterThan(1_000);
    },
    BUSY_MS,
  );

  it(
    'this thread answers meanwhile, as it cannot while it draws itself',
    async () => {
      const draw = (by: Drawing) => () => by.draw(shownOn('slack', 'form'));
      const beside = await longestSilence(draw(thread));
      const here = await longestSilence(draw(drawHere));
      expect(beside).toBeLessThan(here);
    },
    BUSY_MS,
  );

  it(
    'gives up what takes too long, and draws what waits behind it',
    async () => {
      const hurried = openDrawingThread({ worker: WORKER, timeoutMs: 1 });
      const late = await Promise.allSettled([1, 2].map(() => hurried.draw(shownOn('web', 'form'))));
      await hurried.close();
      expect(late.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      const patient = openDrawingThread({ worker: WORKER, timeoutMs: BUSY_MS });
      const endless = { ...shownOn('web', 'form'), notice: noticeOf('\u0e2a') };
      const both = await Promise.allSettled([
        patient.draw(endless),
        patient.draw(shownOn('web', 'form')),
      ]);
      await patient.close();
      expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    },
    BUSY_MS,
  );

  it(
    'closed in the midst of a drawing, gives it up and says so',
    async () => {
      const other = openDrawingThread({ worker: WORKER });
      const drawn = expect(other.draw(shownOn('slack', 'form'))).rejects.toThrow();
      await other.close();
      await drawn;
    },
    BUSY_MS,
  );
});
