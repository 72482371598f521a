/** What a provider takes and what it does not, by what the summary says of it. */
import { describe, expect, it } from '@jest/globals';
import { composeWording, digestWording } from '../../../src/consent/notice.ts';
import type { Provider } from '../../../src/registration/campaign.ts';
import { lintRegistration } from '../../../src/registration/lint.ts';
import { composeSummary } from '../../../src/registration/summarize.ts';
import { mostPerDay } from '../../../src/registration/volume.ts';
import { BRAND, summaryFor } from './provider-summary.ts';
import { NOTICE, SUMMARY_INPUT, sendingNumber } from './summary-input.ts';
import { CAMPAIGN, REGISTRATION } from './worked-example.ts';

const REASON = 'Every crew of ours has a number of its own, so that replies reach its foreman.';

/** A summary whose notice names so many numbers. */
function withNumbers(provider: Provider, count: number) {
  const numbers = Array.from({ length: count }, (_, nth) => `+1512555${String(1000 + nth)}`);
  const definition = { ...CAMPAIGN, brand: BRAND, numberPoolReason: REASON };
  const wording = composeWording(definition, numbers);
  const notice = { ...NOTICE, ...wording, digest: digestWording(wording), numbers };
  return composeSummary({
    ...SUMMARY_INPUT,
    provider,
    campaign: { ...SUMMARY_INPUT.campaign, definition },
    numbers: numbers.map((e164) => sendingNumber(e164)),
    ...{ notice, notices: [notice] },
  });
}

const aboutNumbers = (provider: Provider, count: number) =>
  withNumbers(provider, count).blockers.filter((one) => /numbers send/u.test(one));

describe('how many numbers a form takes', () => {
  it.each([48, 49])('Microsoft Teams takes %i', (count) => {
    expect(aboutNumbers('teams', count)).toEqual([]);
  });

  it.each([50, 51])('and not %i, whatever the reason', (count) => {
    expect(aboutNumbers('teams', count)).toEqual([
      `${count} numbers send: Microsoft Teams Phone takes at most 49 in its one campaign. Retire those that are not needed, or have Microsoft Teams Phone agree to more first.`,
    ]);
  });

  it('where a number pool is opened for a reason, the reason is enough', () => {
    for (const provider of ['ringcentral', 'twilio', 'telnyx', 'portable'] as const)
      expect([provider, aboutNumbers(provider, 50)]).toEqual([provider, []]);
  });
});

describe('the address of the company', () => {
  const found = (change: Partial<typeof BRAND>) =>
    lintRegistration({ ...REGISTRATION, brand: { ...BRAND, ...change } });

  it.each(['TX', 'DC', 'PR', 'WY'])('has a state when it says %s', (state) => {
    expect(found({ state })).toEqual([]);
  });

  it.each(['ZZ', 'XX', 'Texas', 'tx'])('has none when it says %s', (state) => {
    expect(found({ state })).toMatchObject([{ ruleId: 'BR01', field: 'brand.state' }]);
  });

  it('has a ZIP of five digits, and says how to shorten a longer one', () => {
    expect(found({ postalCode: '78701' })).toEqual([]);
    expect(found({ postalCode: '78701-1234' })).toMatchObject([
      {
        ruleId: 'BR01',
        field: 'brand.postalCode',
        fix: expect.stringContaining('of a longer code only the first five'),
      },
    ]);
  });

  it.each([
    ['ann@gmail.com', 'The business contact e-mail is at a free mail provider.'],
    ['ann@other.example', "The business contact e-mail is not at the website's domain."],
  ])('has a business contact at the company, and not %s', (address, message) => {
    const brand = { ...BRAND, businessContactEmail: address };
    expect(lintRegistration({ ...REGISTRATION, brand })).toMatchObject([
      { ruleId: 'BR02', field: 'brand.businessContactEmail', message },
    ]);
    brand.businessContactEmail = 'ann@northwindfs.example';
    expect(lintRegistration({ ...REGISTRATION, brand })).toEqual([]);
  });
});

describe('how much goes out in a day', () => {
  it.each([
    ['Message frequency varies', undefined, null],
    ['Up to 5 messages per week', undefined, 1],
    ['3 texts a day', undefined, 3],
    ['Message frequency varies', '2 to 10 messages per employee per month', 0.5],
    ['Message frequency varies', 'a few messages now and then', null],
  ])('is read from “%s” and “%s”', (frequency, typicalVolume, most) => {
    expect(
      mostPerDay({ frequency, ...(typicalVolume === undefined ? {} : { typicalVolume }) }),
    ).toBe(most);
  });

  const caveats = (targeted: number, provider: Provider = 'ringcentral') => {
    const [first] = SUMMARY_INPUT.broadcasts;
    if (first === undefined) throw new Error('There is no broadcast.');
    const broadcasts = [{ ...first, counts: { ...first.counts, targeted } }];
    const frequency = 'Up to 3 messages per day';
    return summaryFor(provider, { frequency }, { broadcasts }).caveats.join('\n');
  };

  it('is told when it is more than the tier of RingCentral lets out', () => {
    expect(caveats(2_000)).not.toContain('By what the campaign says');
    expect(caveats(2_001)).toContain(
      'up to 6,003 messages go to 2,001 people on a working day, more than the 6,000 of the LowVolume tier: choose StandardVolume.',
    );
    expect(caveats(2_001, 'twilio')).not.toContain('By what the campaign says');
  });
});
