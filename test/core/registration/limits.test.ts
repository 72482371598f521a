import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROVIDERS } from '../../../src/registration/campaign.ts';
import { fillForm } from '../../../src/registration/form.ts';
import { isWithin, limitOf } from '../../../src/registration/limits.ts';
import { lintRegistration } from '../../../src/registration/lint.ts';
import { LIMITED_FIELDS, type LimitedField } from '../../../src/registration/providers/profile.ts';
import { PROFILES } from '../../../src/registration/providers/profiles.ts';
import type { Registration } from '../../../src/registration/registration.ts';
import { EXPECTED } from './limits-stated.ts';
import { REGISTRATION } from './worked-example.ts';

const IN_BRAND = new Set(Object.keys(REGISTRATION.brand));
const COUNTED: ReadonlySet<LimitedField> = new Set(['samples', 'subUsecases', 'numbers']);
/** Known only to the provider, or computed from a sample. */
const UNFILLED: ReadonlySet<LimitedField> = new Set(['brandId', 'embeddedLinkSample']);
const BRAND_ONLY: ReadonlySet<LimitedField> = new Set([
  'ein',
  'street',
  'city',
  'state',
  'postalCode',
  'country',
  'stockSymbol',
  'businessContactEmail',
]);

function withLength(field: LimitedField, size: number): Partial<Registration> {
  const text = 'x'.repeat(size);
  if (field === 'sample') return { samples: [text] };
  if (IN_BRAND.has(field) || BRAND_ONLY.has(field)) {
    return { brand: { ...REGISTRATION.brand, [field]: text } };
  }
  return { [field]: text };
}

const EVERY = PROVIDERS.flatMap((provider) =>
  LIMITED_FIELDS.map((field) => limitOf(provider, field)),
);

describe('limits', () => {
  it('are written down for every provider and field', () => {
    expect(EXPECTED.length).toBe(PROVIDERS.length * LIMITED_FIELDS.length);
  });

  it.each(EXPECTED)('%s takes %s of %i to %i', (...[provider, field, min, max]) => {
    const limit = limitOf(provider, field);
    expect(limit).toMatchObject({ provider, min, max, date: '2026-11' });
    expect([min - 1, min, max, max + 1].map((size) => isWithin(limit, size))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  const typed = EXPECTED.filter(([, field]) => !COUNTED.has(field) && !UNFILLED.has(field));
  it.each(typed)('%s: the form judges %s at both ends', (...[provider, field, min, max]) => {
    const name = field === 'sample' ? 'sample1' : field;
    const rows = [...PROFILES[provider].brand, ...PROFILES[provider].campaign];
    if (!rows.some(([tcr]) => tcr === name)) return;
    const judged = [min - 1, min, max, max + 1].map((size) => {
      const filled = fillForm({ ...REGISTRATION, provider, ...withLength(field, size) }, []);
      return filled.find((one) => one.name === name)?.withinLimit;
    });
    expect(judged).toEqual([false, true, true, false]);
  });

  const counts = EXPECTED.filter(([, field]) => field === 'samples');
  it.each(counts)('%s: the rules judge the number of %s', (...[provider, , min, max]) => {
    const judged = [min - 1, min, max, max + 1].map((size) => {
      const samples = Array.from({ length: size }, () => String(REGISTRATION.samples[0]));
      return lintRegistration({ ...REGISTRATION, provider, samples }).some(
        ({ ruleId }) => ruleId === 'SM01',
      );
    });
    expect(judged).toEqual([true, false, false, true]);
  });

  it('all carry their source, and say when it is only the strictest of others', () => {
    for (const { source, provider } of EVERY)
      expect([provider, source]).toEqual([provider, expect.stringMatching(/[A-Z]{2,}/)]);
    expect(limitOf('plivo', 'description').source).toMatch(
      /^no length published; strictest of TW-OAS/,
    );
    expect(limitOf('twilio', 'description').source).toBe('TW-OAS');
  });

  it('of portable let nothing pass that any provider refuses', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LIMITED_FIELDS),
        fc.constantFrom(...PROVIDERS),
        fc.integer({ min: 0, max: 5_000 }),
        (field, provider, size) => {
          if (!isWithin(limitOf('portable', field), size)) return;
          expect(isWithin(limitOf(provider, field), size)).toBe(true);
        },
      ),
    );
  });
});
