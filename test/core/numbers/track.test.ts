import { describe, expect, it } from '@jest/globals';
import type { Notice } from '../../../src/consent/notice.ts';
import type { SendingNumber } from '../../../src/numbers/sending-number.ts';
import { numbersReport } from '../../../src/numbers/track.ts';

const AT = '2026-08-17T12:00:00.000Z';

function line(last: number, change: Partial<SendingNumber> = {}): SendingNumber {
  return {
    numberId: `num_line00${last}`,
    e164: `+1512555010${last}`,
    label: `Line ${last}`,
    owner: { kind: 'team', name: 'Dispatch' },
    kind: 'company_line',
    use: 'both',
    provider: 'ringcentral',
    campaignId: 'cmp_northwind',
    activeFrom: '2026-08-01T00:00:00.000Z',
    activeUntil: null,
    ...change,
  };
}

function notice(version: number, numbers: readonly number[]): Notice {
  return {
    locale: 'en-US',
    text: 'text',
    labels: { review: 'r', decline: 'd', tick: 't', agree: 'a' },
    digest: String(version).repeat(64),
    campaignId: 'cmp_northwind',
    campaignVersion: version,
    version,
    numbers: numbers.map((last) => `+1512555010${last}`),
    publishedAt: AT,
  };
}

const first = notice(1, [1, 2]);
const second = notice(2, [1, 2, 3]);
const given = { [first.digest]: 50, [second.digest]: 21 };
const all = { notice: second, notices: [first, second], givenByNotice: given, at: AT };

describe('the numbers report', () => {
  it('counts who may be texted from each number', () => {
    const { inUse } = numbersReport({ ...all, numbers: [line(1), line(3), line(4)] });
    expect(
      inUse.map(({ e164, inNotice, covered, notCovered }) => [e164, inNotice, covered, notCovered]),
    ).toEqual([
      ['+15125550101', true, 71, 0],
      ['+15125550103', true, 21, 50],
      ['+15125550104', false, 0, 71],
    ]);
  });

  it('has nothing to warn of when the notice names exactly the numbers in use', () => {
    const report = numbersReport({
      ...all,
      givenByNotice: { [second.digest]: 21 },
      numbers: [line(1), line(2), line(3)],
    });
    expect(report.warnings).toEqual([]);
  });

  it('tells numbers in use from retired and coming ones, to the millisecond', () => {
    const numbers = [
      line(1),
      line(2, { activeUntil: AT }),
      line(3, { activeUntil: '2026-08-17T12:00:00.001Z' }),
      line(4, { activeFrom: '2026-08-17T12:00:00.001Z' }),
      line(5, { activeFrom: AT }),
    ];
    const { inUse, retired, warnings } = numbersReport({ ...all, numbers });
    expect(inUse.map(({ label }) => label)).toEqual(['Line 1', 'Line 3', 'Line 5']);
    expect(retired.map(({ label }) => label)).toEqual(['Line 2']);
    expect(warnings).toContain('512-555-0104 (Line 4) starts on 2026-08-17 and is not in use yet.');
  });

  it('warns of a sending number missing from the notice in force, and whom it must not text', () => {
    const { warnings } = numbersReport({ ...all, numbers: [line(1), line(2), line(3), line(4)] });
    expect(warnings.filter((one) => one.startsWith('512-555-0104'))).toEqual([
      '512-555-0104 (Line 4) sends texts, but the wording in force does not name it. Before you use it, press “Change the campaign”, save it again, then press “Ask for consent” to ask everybody anew.',
      expect.stringContaining('must not text 71 people'),
    ]);
    expect(warnings).toContainEqual(
      expect.stringMatching(
        /^512-555-0103 .* must not text 50 people: .* Press “Ask for consent” to ask them anew\.$/,
      ),
    );
  });

  it('warns of a number the notice names that is not in use', () => {
    const { warnings } = numbersReport({
      ...all,
      numbers: [line(1), line(2), line(3, { activeUntil: AT })],
    });
    expect(warnings).toContainEqual(
      'The wording in force names 512-555-0103, which is not in use: press “Change the campaign” and save it again, then it goes without.',
    );
  });

  it('does not hold a number that only receives against the notice', () => {
    const { warnings } = numbersReport({
      ...all,
      numbers: [line(1), line(2), line(3), line(4, { use: 'receives' })],
    });
    expect(warnings.some((one) => one.includes('0104'))).toBe(false);
    const named = numbersReport({ ...all, numbers: [line(1, { use: 'receives' })] });
    expect(named.warnings).toContainEqual(expect.stringContaining('only receives'));
  });

  it('warns when nothing sends, when a number is there twice, and when there is no notice', () => {
    expect(numbersReport({ ...all, numbers: [] }).warnings).toContainEqual(
      expect.stringContaining('No sending number is in use'),
    );
    expect(numbersReport({ ...all, numbers: [line(1), line(1)] }).warnings).toContainEqual(
      '512-555-0101 is registered more than once: retire all but one.',
    );
    const none = numbersReport({
      numbers: [line(1)],
      notice: null,
      notices: [],
      givenByNotice: {},
      at: AT,
    });
    expect(none.warnings).toEqual(['No wording is in force yet: set up the campaign first.']);
  });

  it('warns from fifty numbers on', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        line(1, { e164: `+151255501${String(index).padStart(2, '0')}` }),
      );
    const pool = expect.stringContaining('number pool');
    expect(numbersReport({ ...all, numbers: many(49) }).warnings).not.toContainEqual(pool);
    expect(numbersReport({ ...all, numbers: many(50) }).warnings).toContainEqual(pool);
  });
});
