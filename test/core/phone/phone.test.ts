import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInputError } from '../../../src/errors.ts';
import { displayPhone, lastFour, readPhone } from '../../../src/numbers/phone.ts';

const { accepted, refused } = JSON.parse(
  readFileSync(new URL('../../fixtures/phones.json', import.meta.url), 'utf8'),
) as Record<'accepted' | 'refused', readonly (readonly [typed: string, expected: string])[]>;

function refusalOf(typed: string): InvalidInputError | null {
  try {
    readPhone(typed, 'phone');
    return null;
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
}

/** Every number requirement 6 lets pass, but toll-free and premium ones. */
const american = fc
  .tuple(
    fc.integer({ min: 200, max: 799 }),
    fc.integer({ min: 200, max: 999 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([area, exchange, line]) => [area, exchange, String(line).padStart(4, '0')] as const);

describe('a typed phone number', () => {
  it.each(accepted)('%j is read as %s', (typed, e164) => {
    expect(readPhone(typed)).toBe(e164);
  });

  it.each(refused)('%j is refused: %s', (typed, reason) => {
    const refusal = refusalOf(typed);
    expect(refusal?.message).toContain(reason);
    expect(refusal?.field).toBe('phone');
    expect(refusal?.message).toMatch(/^[A-Z].{10,180}\.$/);
  });

  it('names the field it was asked about', () => {
    expect(() => readPhone('x', 'brand.phone')).toThrow(
      expect.objectContaining({ field: 'brand.phone' }),
    );
  });

  it('is the same number in every usual costume', () => {
    fc.assert(
      fc.property(american, ([area, exchange, line]) => {
        const e164 = `+1${area}${exchange}${line}`;
        const costumes = [
          `(${area}) ${exchange}-${line}`,
          `${area}.${exchange}.${line}`,
          `+1 ${area} ${exchange} ${line}`,
          `1-${area}-${exchange}-${line}`,
          `\u202a${area}\u00a0${exchange}\u2011${line}\u202c`,
          e164,
        ];
        for (const costume of costumes) expect(readPhone(costume)).toBe(e164);
      }),
    );
  });

  it('survives being shown and read again', () => {
    fc.assert(
      fc.property(american, ([area, exchange, line]) => {
        const e164 = `+1${area}${exchange}${line}`;
        expect(readPhone(displayPhone(e164))).toBe(e164);
        expect(lastFour(e164)).toBe(line);
      }),
    );
  });

  it('gives E.164 or one sentence on the field, whatever is typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '+1',
        '512',
        '555',
        '0101',
        '-',
        ' ',
        '(',
        ')',
        'x',
        ',',
        "'",
        '\u202e',
        '\u200b',
        '٣',
        'E+',
        '=',
        '.0',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const typed = pieces.join('');
        const refusal = refusalOf(typed);
        if (refusal !== null) return expect(refusal.message).toMatch(/^[A-Z].*\.$/);
        const e164 = readPhone(typed);
        expect(e164).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(e164.startsWith('+1')).toBe(/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(e164));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is shown with its country code when it is not from +1', () => {
    expect(displayPhone('+442079460958')).toBe('+44 20 7946 0958');
  });
});
