import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isWithin,
  LIMIT_PROVIDERS,
  LIMITED_FIELDS,
  type LimitedField,
  type LimitProvider,
  limitOf,
} from '../../../src/registration/limits.ts';

/** Requirement 37 and the tables of the registration notes, written down a second time. */
const STATED: readonly (readonly [LimitProvider, LimitedField, number, number])[] = [
  ['portable', 'description', 40, 4096],
  ['portable', 'messageFlow', 40, 2048],
  ['portable', 'sample', 20, 1024],
  ['portable', 'samples', 3, 5],
  ['portable', 'optinMessage', 20, 255],
  ['portable', 'optoutMessage', 20, 255],
  ['portable', 'helpMessage', 20, 255],
  ['portable', 'optinKeywords', 1, 255],
  ['portable', 'optoutKeywords', 1, 255],
  ['portable', 'helpKeywords', 1, 255],
  ['portable', 'privacyPolicyLink', 1, 255],
  ['portable', 'termsAndConditionsLink', 1, 255],
  ['portable', 'embeddedLinkSample', 1, 255],
  ['portable', 'displayName', 1, 100],
  ['portable', 'companyName', 1, 100],
  ['portable', 'ein', 1, 21],
  ['portable', 'phone', 1, 30],
  ['portable', 'email', 1, 100],
  ['portable', 'website', 1, 100],
  ['portable', 'postalCode', 1, 20],
  ['portable', 'country', 2, 2],
  ['portable', 'brandId', 1, 8],
  ['portable', 'numbers', 1, 49],
  ['ringcentral', 'description', 40, 4096],
  ['ringcentral', 'messageFlow', 40, 2048],
  ['ringcentral', 'samples', 2, 5],
  ['ringcentral', 'optinMessage', 20, 255],
  ['twilio', 'optinMessage', 20, 320],
  ['twilio', 'samples', 2, 5],
  ['telnyx', 'helpMessage', 20, 320],
  ['sinch', 'optoutMessage', 20, 255],
  ['sinch', 'samples', 3, 5],
  ['sinch', 'brandId', 1, 8],
  ['aws', 'optinMessage', 20, 255],
  ['aws', 'subUsecases', 1, 5],
  ['bandwidth', 'subUsecases', 1, 5],
  ['teams', 'samples', 2, 5],
  ['teams', 'numbers', 1, 49],
];

const EVERY = LIMIT_PROVIDERS.flatMap((provider) =>
  LIMITED_FIELDS.map((field) => limitOf(provider, field)).filter((limit) => limit !== null),
);

describe('limits', () => {
  it.each(STATED)('%s takes %s of %i to %i', (...[provider, field, min, max]) => {
    expect(limitOf(provider, field)).toMatchObject({ min, max, provider, date: '2026-11' });
  });

  it.each(STATED)(
    '%s, %s: both ends are inside, one beyond is outside',
    (...[provider, field, min, max]) => {
      const limit = limitOf(provider, field);
      expect([min - 1, min, max, max + 1].map((size) => isWithin(limit, size))).toEqual([
        false,
        true,
        true,
        false,
      ]);
    },
  );

  it('all carry their source', () => {
    expect(EVERY.length).toBeGreaterThan(80);
    for (const { source } of EVERY) expect(source).toMatch(/[A-Z]{2,}/);
  });

  it('of portable let nothing pass that any provider refuses', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LIMITED_FIELDS),
        fc.constantFrom(...LIMIT_PROVIDERS),
        fc.integer({ min: 0, max: 5_000 }),
        (field, provider, size) => {
          if (isWithin(limitOf('portable', field), size)) {
            const other = limitOf(provider, field);
            expect(other === null || isWithin(other, size)).toBe(true);
          }
        },
      ),
    );
  });

  it('are unknown where the vendor publishes none', () => {
    expect(limitOf('plivo', 'description')).toBeNull();
    expect(isWithin(null, 1_000_000)).toBe(true);
  });
});
