import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readWish } from '../../../src/consent/wish.ts';

const wishes = JSON.parse(
  readFileSync(new URL('../../fixtures/wishes.json', import.meta.url), 'utf8'),
) as readonly (readonly [string, string | null])[];

describe('what a person wrote', () => {
  it('is tried on at least eighty messages', () => {
    expect(wishes.length).toBeGreaterThanOrEqual(80);
  });

  it.each(wishes.filter(([, matched]) => matched !== null))(
    '%j is a wish to stop (%s)',
    (text, matched) => {
      expect(readWish(text)).toEqual({ kind: 'stop', matched });
    },
  );

  it.each(wishes.filter(([, matched]) => matched === null))('%j is no wish to stop', (text) => {
    expect(readWish(text)).toEqual({ kind: 'none' });
  });

  it('is read whatever case, space and punctuation surround a stop word', () => {
    const around = fc.string({ unit: fc.constantFrom(' ', '.', '!', '"', '-', '\t', '*', '…') });
    const word = fc.constantFrom(
      'stop',
      'Stopall',
      'UNSUBSCRIBE',
      'cancel',
      'End',
      'quit',
      'revoke',
      'opt out',
    );
    fc.assert(
      fc.property(around, word, around, (before, stop, after) => {
        expect(readWish(`${before}${stop}${after}`).kind).toBe('stop');
      }),
    );
  });

  it('is read in a moment even when it is hostile', () => {
    const startedAt = Date.now();
    for (const piece of [
      'do not ',
      'stop ',
      'the these ',
      'please ',
      '! ',
      'take me off ',
      'i want to ',
    ]) {
      readWish(piece.repeat(20_000));
    }
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });
});
