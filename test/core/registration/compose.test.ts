import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Medium } from '../../../src/consent/consent.ts';
import { composeWording } from '../../../src/consent/notice.ts';
import { septetsOf } from '../../../src/registration/gsm.ts';
import { lintCampaign, lintNotice } from '../../../src/registration/lint.ts';
import { composeMessageFlow, tellDates } from '../../../src/registration/message-flow.ts';
import {
  composeRegistration,
  type RegistrationInput,
} from '../../../src/registration/registration.ts';
import { CAMPAIGN, EXAMPLE, NUMBERS } from './worked-example.ts';

const INPUT: RegistrationInput = {
  campaign: CAMPAIGN,
  numbers: NUMBERS,
  provider: 'portable',
  media: ['slack'],
  launchedAt: ['2026-08-03T15:00:00.000Z'],
};
const errors = (input: RegistrationInput) =>
  lintCampaign(input).filter(({ severity }) => severity === 'error');

describe('a registration composed from parts', () => {
  const composed = composeRegistration(INPUT);

  it('draws nothing but the advice to open the pages', () => {
    expect(lintCampaign(INPUT).map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['PP01', 'advice'],
      ['TC01', 'advice'],
    ]);
  });

  it('has the text composed when none is given', () => {
    expect(composed.text).toBe(EXAMPLE.consentText);
  });

  it('has three to five samples, each one text with the brand and STOP', () => {
    expect(composed.samples.length).toBeGreaterThanOrEqual(3);
    expect(composed.samples.length).toBeLessThanOrEqual(5);
    for (const sample of composed.samples) {
      expect(sample).toMatch(/^Northwind Field Services: .*STOP to opt out\.$/);
      expect(septetsOf(sample)).toEqual({ septets: expect.any(Number), strange: null });
      expect(septetsOf(sample).septets).toBeLessThanOrEqual(160);
    }
    expect(new Set(composed.samples).size).toBe(composed.samples.length);
  });

  it('computes the flags from the samples', () => {
    expect([composed.embeddedLink, composed.embeddedPhone]).toEqual([false, false]);
    const samples = ['See https://www.northwindfs.example/a', 'Call 512-555-0100', 'x'];
    const other = composeRegistration({ ...INPUT, campaign: { ...CAMPAIGN, samples } });
    expect([other.embeddedLink, other.embeddedPhone]).toEqual([true, true]);
  });

  it('keeps the texts the admin wrote', () => {
    const own = {
      description: 'D',
      optinMessage: 'I',
      optoutMessage: 'O',
      helpMessage: 'H',
      helpKeywords: 'K',
    };
    expect(composeRegistration({ ...INPUT, campaign: { ...CAMPAIGN, ...own } })).toMatchObject(own);
  });

  it('keeps every error rule for any company, kinds of messages and ways to agree', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,9}$/);
    const name = fc
      .array(word, { minLength: 1, maxLength: 4 })
      .map((words) => `Acme ${words.join(' ')}`);
    const kinds = fc.uniqueArray(
      fc.constantFrom(
        'shift',
        'schedule',
        'job-site',
        'safety updates',
        'replies',
        'timesheets',
        'training',
        'keys',
      ),
      { minLength: 1, maxLength: 8 },
    );
    const media = fc.uniqueArray(
      fc.constantFrom<Medium>('slack', 'teams', 'web', 'paper', 'verbal'),
      { minLength: 1 },
    );
    const numbers = fc.integer({ min: 1, max: 5 }).map((count) => NUMBERS.slice(0, count));
    fc.assert(
      fc.property(name, kinds, media, numbers, (...[displayName, messageTypes, ways, some]) => {
        const campaign = { ...CAMPAIGN, messageTypes, brand: { ...CAMPAIGN.brand, displayName } };
        expect(errors({ ...INPUT, campaign, media: ways, numbers: some })).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has a consent text that keeps every rule for one number as for five', () => {
    for (let count = 1; count <= 5; count += 1) {
      const numbers = NUMBERS.slice(0, count);
      const { text } = composeWording(CAMPAIGN, numbers);
      expect(lintNotice({ campaign: CAMPAIGN, text, numbers })).toEqual([]);
    }
  });
});

describe('the message flow', () => {
  const parts = {
    brand: 'Northwind Field Services',
    text: EXAMPLE.consentText,
    media: ['slack'] as readonly Medium[],
    launchedAt: ['2026-08-03T15:00:00.000Z'],
    evidenceUrl: 'https://www.northwindfs.example/sms-consent',
    startKeyword: true,
  };

  it('tells what was really done', () => {
    const flow = composeMessageFlow(parts);
    expect(flow).toContain('by a direct message in Slack on 2026-08-03; the message only invites');
    expect(flow).toContain(`"${EXAMPLE.consentText}"`);
    expect(flow).toContain('https://www.northwindfs.example/sms-consent');
    expect(flow.length).toBeLessThanOrEqual(2048);
  });

  it('speaks of no broadcast that did not happen', () => {
    const flow = composeMessageFlow({ ...parts, launchedAt: [] });
    expect(flow).not.toContain('announced');
    expect(flow).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  it.each([
    ['teams', 'Microsoft Teams'],
    ['paper', 'paper form'],
    ['verbal', 'reads the same text aloud'],
    ['web', 'web page'],
  ] as const)('names the way %s only when it is one', (medium, words) => {
    expect(composeMessageFlow({ ...parts, media: ['slack', medium] })).toContain(words);
    expect(composeMessageFlow(parts)).not.toContain(words);
  });

  it('gives up what is optional before it gets too long', () => {
    const text = `${EXAMPLE.consentText} ${'More words. '.repeat(20)}`.trim();
    const flow = composeMessageFlow({ ...parts, text });
    expect(flow.length).toBeLessThanOrEqual(2048);
    expect(flow).toContain(text);
    expect(flow).toContain('not sold or shared');
  });

  it('names up to three days, then the first and the last', () => {
    const at = (day: number) => `2026-08-0${day}T01:00:00.000Z`;
    expect(tellDates([at(3), at(1), at(3)])).toBe('on 2026-08-01 and 2026-08-03');
    expect(tellDates([1, 2, 3, 4].map(at))).toBe('on 4 days from 2026-08-01 to 2026-08-04');
  });
});

describe('the septets of a text', () => {
  it.each([
    ['abc', 3],
    ['[a]', 5],
    ['€', 2],
    ['', 0],
  ])('%j takes %i', (text, septets) => {
    expect(septetsOf(text)).toEqual({ septets, strange: null });
  });

  it.each(['’', '–', '☎', 'ё', '`'])('%s is not in the plain alphabet', (strange) => {
    expect(septetsOf(`a${strange}b`).strange).toBe(strange);
  });
});
