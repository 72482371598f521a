/** What many people saw alike is drawn once; what is a person's own, and what failed, is drawn each time. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Drawing, drawHere } from '../../../src/command-line/drawing.ts';
import { drawingOnce } from '../../../src/command-line/drawing-once.ts';
import { InvalidInputError } from '../../../src/errors.ts';
import type { Shown } from '../../../src/proof/shown.ts';
import { noticeOf, shownOn } from '../../support/shown.ts';

const drawn: string[] = [];
let fails = false;
const counting: Drawing = {
  ...drawHere,
  draw: async ({ platform, part }: Shown) => {
    drawn.push(`${platform} ${part}`);
    if (fails) throw new InvalidInputError('text', 'There is no font for this.');
    return new Uint8Array([drawn.length]);
  },
};
let once: Drawing;
beforeEach(() => {
  drawn.length = 0;
  fails = false;
  once = drawingOnce(counting);
});

describe('a drawing for many', () => {
  it.each(['request', 'form'] as const)(
    'draws the same %s once, also when asked at the same moment',
    async (part) => {
      const asks = () => once.draw(shownOn('slack', part));
      const [one, other] = await Promise.all([asks(), asks()]);
      expect(other).toBe(one);
      expect(await asks()).toBe(one);
      expect(drawn).toEqual([`slack ${part}`]);
    },
  );

  it.each<[string, Partial<Shown>]>([
    ['wording', { notice: noticeOf('Another text.') }],
    ['company', { brand: 'Another company' }],
    ['layout', { renderer: 'slack/2' }],
    ['reminder', { reminder: { last: true } }],
  ])('draws another %s for itself', async (_what, change) => {
    await once.draw(shownOn('slack', 'request'));
    await once.draw(shownOn('slack', 'request', change));
    expect(drawn).toHaveLength(2);
  });

  it('draws each receipt, since it is its person’s own', async () => {
    await once.draw(shownOn('slack', 'receipt'));
    await once.draw(shownOn('slack', 'receipt'));
    expect(drawn).toHaveLength(2);
  });

  it('draws again what failed', async () => {
    fails = true;
    await expect(once.draw(shownOn('web', 'form'))).rejects.toThrow('There is no font');
    fails = false;
    expect(await once.draw(shownOn('web', 'form'))).toHaveLength(1);
  });
});
