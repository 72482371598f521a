import { describe, expect, it } from '@jest/globals';
import { composeSummary, type Summary } from '../../../src/registration/summarize.ts';
import { BROADCAST, COUNTS, NOTICE, SUMMARY_INPUT, sendingNumber } from './summary-input.ts';
import { CAMPAIGN, EXAMPLE, NUMBERS } from './worked-example.ts';

const campaignWith = (change: Partial<typeof CAMPAIGN>) => ({
  ...SUMMARY_INPUT,
  campaign: { ...SUMMARY_INPUT.campaign, definition: { ...CAMPAIGN, ...change } },
});
const fieldValue = (summary: Summary, name: string) =>
  summary.fields.find((field) => field.name === name)?.value;

describe('a summary', () => {
  const summary = composeSummary(SUMMARY_INPUT);

  it('is ready when everything was done', () => {
    expect(summary.blockers).toEqual([]);
    expect(summary.ready).toBe(true);
  });

  it("names every field by TCR's own name, in a form's order", () => {
    expect(summary.fields.map(({ name }) => name)).toEqual(
      'companyName displayName phone email website usecase subUsecases description messageFlow sample1 sample2 sample3 sample4 sample5 optinKeywords optinMessage optoutKeywords optoutMessage helpKeywords helpMessage privacyPolicyLink termsAndConditionsLink subscriberOptin subscriberOptout subscriberHelp embeddedLink embeddedPhone numberPool affiliateMarketing ageGated directLending autoRenewal'.split(
        ' ',
      ),
    );
  });

  it('chooses the use case for texts to employees', () => {
    expect(fieldValue(summary, 'usecase')).toBe('LOW_VOLUME');
    expect(fieldValue(summary, 'subUsecases')).toEqual(['CUSTOMER_CARE', 'ACCOUNT_NOTIFICATION']);
    const ours = composeSummary({ ...SUMMARY_INPUT, provider: 'ringcentral' });
    expect(fieldValue(ours, 'registrationTier')).toBe('LowVolume');
    expect(fieldValue(ours, 'useCases')).toEqual(['ConversationsInternal', 'AccountNotification']);
    expect(fieldValue(ours, 'usecase')).toBeUndefined();
    expect(ours.ready).toBe(true);
  });

  it('sets what must be true, and computes the rest', () => {
    const flags = summary.fields
      .filter(({ value }) => typeof value === 'boolean')
      .map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(flags)).toEqual({
      subscriberOptin: true,
      subscriberOptout: true,
      subscriberHelp: true,
      embeddedLink: false,
      embeddedPhone: false,
      numberPool: false,
      affiliateMarketing: false,
      ageGated: false,
      directLending: false,
      autoRenewal: true,
    });
    const samples = [
      'See https://www.northwindfs.example/x',
      ...[1, 2].map((n) => `Northwind Field Services: job ${n}. Reply STOP to opt out.`),
    ];
    const linked = composeSummary(campaignWith({ samples }));
    expect(fieldValue(linked, 'embeddedLink')).toBe(true);
    expect(fieldValue(linked, 'embeddedLinkSample')).toBe('https://www.northwindfs.example/x');
  });

  it('measures each text against the limit', () => {
    for (const { name, value, length, limit, withinLimit } of summary.fields) {
      if (typeof value === 'string') expect([name, length]).toEqual([name, value.length]);
      expect([name, withinLimit]).toEqual([name, true]);
      if (name === 'messageFlow') expect(limit).toMatchObject({ min: 40, max: 2048 });
    }
  });

  it('repeats the notice in force word for word', () => {
    expect(fieldValue(summary, 'messageFlow')).toContain(EXAMPLE.consentText);
  });

  it('tells who was asked, when and how, in counts and dates', () => {
    expect(summary.collectiveNotice).toBe(
      'On 2026-08-03 at 15:00 UTC Northwind Field Services asked 84 employees by a direct message in Slack whether they agree to its work text messages (wording version 1); 84 requests were delivered. As of 2026-08-17: 77 answered (71 agreed, 6 declined), 7 have not answered. Of those who agreed, 2 withdrew later. Only employees who agreed and have not withdrawn are texted. The message itself enrolled no one. A record of each answer is kept.',
    );
    const { targeted, agreed, declined, waiting, withdrawn } = summary.counts;
    expect(agreed + declined + waiting).toBe(targeted);
    expect(withdrawn).toBe(2);
  });

  it('tells each broadcast by itself, oldest first, and says that people may count twice', () => {
    const second = {
      ...BROADCAST,
      broadcastId: 'brd_second',
      targeted: 7,
      launchedAt: '2026-08-10T15:00:00.000Z',
    };
    const counts = { ...COUNTS, targeted: 7, agreed: 4, declined: 1, waiting: 2, withdrawn: 0 };
    const two = composeSummary({
      ...SUMMARY_INPUT,
      broadcasts: [{ broadcast: second, counts }, ...SUMMARY_INPUT.broadcasts],
    });
    expect(two.collectiveNotice).toMatch(/^On 2026-08-03 .* On 2026-08-10 .* asked 7 employees/);
    expect(two.counts).toEqual({ targeted: 91, agreed: 75, declined: 7, waiting: 9, withdrawn: 2 });
    expect(two.caveats).toContainEqual(expect.stringContaining('counted in each'));
  });

  it('says what it is not', () => {
    expect(summary.caveats).toContain('This is not legal advice.');
    expect(summary.caveats).toContainEqual(
      expect.stringContaining('7 of 84 asked have not answered'),
    );
    const ours = composeSummary({ ...SUMMARY_INPUT, provider: 'ringcentral' });
    expect(ours.caveats).toContainEqual(expect.stringContaining('$35'));
    expect(ours.caveats).toContainEqual(expect.stringContaining('6,000'));
  });

  it('names no employee', () => {
    const owned = composeSummary({
      ...SUMMARY_INPUT,
      numbers: NUMBERS.map((e164) =>
        sendingNumber(e164, { owner: { kind: 'person', name: 'Maria Lopez' } }),
      ),
    });
    expect(JSON.stringify(owned)).not.toMatch(/Maria|emp_/);
  });

  it('is the same whenever it is composed from the same', () => {
    expect(JSON.stringify(composeSummary(SUMMARY_INPUT))).toBe(JSON.stringify(summary));
  });
});

describe('a summary is not ready', () => {
  const BLOCKED: readonly (readonly [string, typeof SUMMARY_INPUT, string])[] = [
    ['before anybody was asked', { ...SUMMARY_INPUT, broadcasts: [] }, 'Nobody has been asked yet'],
    ['without a notice', { ...SUMMARY_INPUT, notice: null }, 'No wording is in force'],
    ['without a sending number', { ...SUMMARY_INPUT, numbers: [] }, 'No sending number'],
    [
      'when only receiving numbers are in use',
      {
        ...SUMMARY_INPUT,
        numbers: NUMBERS.map((e164) => sendingNumber(e164, { use: 'receives' })),
      },
      'No sending number',
    ],
    [
      'when a number is not in the notice',
      { ...SUMMARY_INPUT, numbers: [...SUMMARY_INPUT.numbers, sendingNumber('+15125550106')] },
      'does not name exactly',
    ],
    [
      'when the notice names a retired one',
      { ...SUMMARY_INPUT, numbers: SUMMARY_INPUT.numbers.slice(1) },
      'does not name exactly',
    ],
    [
      'when a rule finds an error',
      campaignWith({ samples: ['Northwind Field Services: short'] }),
      'The number of samples is 1',
    ],
    [
      'without pictures of the form',
      {
        ...campaignWith({}),
        campaign: {
          ...SUMMARY_INPUT.campaign,
          definition: { ...CAMPAIGN, evidenceUrl: undefined } as unknown as typeof CAMPAIGN,
        },
      },
      'Message flow: There is no public link',
    ],
    [
      'when a text holds a private number',
      campaignWith({
        helpMessage: 'Northwind Field Services: hr@northwindfs.example or Maria 512-555-0177.',
      }),
      'Help message: This field holds what looks like personal data',
    ],
    [
      'when a field is too long',
      campaignWith({ privacyPolicyLink: `https://www.northwindfs.example/${'p'.repeat(240)}` }),
      'Privacy policy address has 272 characters',
    ],
    [
      'from fifty numbers on',
      {
        ...SUMMARY_INPUT,
        numbers: Array.from({ length: 50 }, (_, n) =>
          sendingNumber(`+151255501${String(n).padStart(2, '0')}`),
        ),
      },
      'number pool',
    ],
  ];
  it.each(BLOCKED)('%s', (_, input, reason) => {
    const { ready, blockers } = composeSummary(input);
    expect(ready).toBe(false);
    expect(blockers).toContainEqual(expect.stringContaining(reason));
  });

  it('and tells each blocker as a sentence of its own', () => {
    const { blockers } = composeSummary({
      ...SUMMARY_INPUT,
      broadcasts: [],
      numbers: [],
      notice: { ...NOTICE, text: 'Hello.' },
    });
    expect(blockers.length).toBeGreaterThan(8);
    expect(new Set(blockers).size).toBe(blockers.length);
    for (const blocker of blockers) expect(blocker).toMatch(/^\S.{20,}[.)"]$/);
  });
});
