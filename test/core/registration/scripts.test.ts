import { describe, expect, it } from '@jest/globals';
import {
  type CampaignDefinition,
  campaignDefinitionSchema,
  PROVIDERS,
} from '../../../src/registration/campaign.ts';
import { lintCampaign } from '../../../src/registration/lint.ts';
import { renderMarkdown, renderPlain } from '../../../src/registration/render.ts';
import { composeSummary } from '../../../src/registration/summarize.ts';
import { SUMMARY_INPUT } from './summary-input.ts';
import { CAMPAIGN, NUMBERS } from './worked-example.ts';

const NAMES = {
  Latin: 'Müller & Søn Kabelværk',
  Greek: 'Ελληνικά Δίκτυα',
  Cyrillic: 'Северные Сети',
  Arabic: 'شركة الشمال',
  Hebrew: 'שירותי צפון',
  Devanagari: 'उत्तर सेवाएँ',
  Thai: 'บริการภาคเหนือ',
  Han: '北方工程服務',
  Kana: 'きたかぜサービス',
  Hangul: '북풍 서비스',
  Georgian: 'ჩრდილოეთის ქარი',
  emoji: '🏗️ Crew 👷🏽‍♀️',
  marks: 'a\u0301\u0302\u0303\u0304 e\u0308',
  directions: 'safe\u202egpj.exe',
} as const;

const summaryOf = (definition: CampaignDefinition, provider: (typeof PROVIDERS)[number]) =>
  composeSummary({
    ...SUMMARY_INPUT,
    provider,
    notice: null,
    campaign: { ...SUMMARY_INPUT.campaign, definition },
  });

describe.each(Object.entries(NAMES))('a company whose name is %s', (_script, displayName) => {
  const definition = campaignDefinitionSchema.parse({
    ...CAMPAIGN,
    brand: { ...CAMPAIGN.brand, displayName, companyName: displayName },
    messageTypes: [displayName, 'shift changes'],
  });

  it('is composed, judged and written out for every provider', () => {
    for (const provider of PROVIDERS) {
      const summary = summaryOf(definition, provider);
      for (const text of [renderMarkdown(summary), renderPlain(summary)]) {
        expect(text).not.toMatch(/undefined|\[object|NaN/);
        expect(text).toContain(summary.fields.find(({ name }) => name === 'description')?.value);
      }
      expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
    }
  });

  it('is found in the texts that name it, and draws no error about a missing name', () => {
    const rules = lintCampaign({ campaign: definition, numbers: NUMBERS }).filter(
      ({ severity }) => severity === 'error',
    );
    const missing = ['CT01', 'DS02', 'SM03', 'IN02', 'OU01', 'HE01', 'BR03'];
    expect(rules.map(({ ruleId }) => ruleId).filter((id) => missing.includes(id))).toEqual([]);
  });
});

describe('texts in another alphabet', () => {
  it('are told apart from English, and cost more in a sample', () => {
    const definition = campaignDefinitionSchema.parse({
      ...CAMPAIGN,
      consentText: 'Я согласен получать рабочие сообщения от компании, и мне известно всё об этом.',
      samples: ['Northwind Field Services: смена в 7:00. Reply STOP to opt out.'],
    });
    const found = lintCampaign({ campaign: definition, numbers: NUMBERS });
    expect(found.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['CT20', 'CT02', 'SM11']),
    );
    expect(found.find(({ ruleId }) => ruleId === 'CT20')?.replacement?.path).toBe('consentText');
  });
});

describe('a campaign as long as can be', () => {
  const brand = {
    ...CAMPAIGN.brand,
    displayName: 'N'.repeat(100),
    companyName: 'N'.repeat(100),
  };
  const definition = campaignDefinitionSchema.parse({
    ...CAMPAIGN,
    brand,
    messageTypes: Array.from({ length: 10 }, (_, n) => `${n}${'t'.repeat(59)}`),
    frequency: 'f'.repeat(120),
    typicalVolume: 'v'.repeat(120),
    description: 'd'.repeat(8_192),
    messageFlow: 'm'.repeat(8_192),
    consentText: 'c'.repeat(4_000),
    samples: Array.from({ length: 10 }, () => 's'.repeat(4_096)),
    optinMessage: 'o'.repeat(2_048),
    optoutMessage: 'o'.repeat(2_048),
    helpMessage: 'h'.repeat(2_048),
    optinKeywords: 'K'.repeat(1_024),
    optoutKeywords: 'K'.repeat(1_024),
    helpKeywords: 'K'.repeat(1_024),
  });

  it('says of every text that it is too long, with what it has and what the form takes', () => {
    const found = lintCampaign({ campaign: definition, numbers: NUMBERS, provider: 'portable' });
    const long = found.filter(({ message }) => /has \d+ characters; the form takes/.test(message));
    expect(new Set(long.map(({ field }) => field))).toEqual(
      new Set([
        'description',
        'messageFlow',
        ...Array.from({ length: 10 }, (_, n) => `sample${n + 1}`),
        'optinMessage',
        'optoutMessage',
        'helpMessage',
        'optinKeywords',
        'optoutKeywords',
        'helpKeywords',
      ]),
    );
    expect(found.some(({ message }) => message.includes('number of samples is 10'))).toBe(true);
  });

  it.each(PROVIDERS)('is written out for %s without an exception', (provider) => {
    const summary = summaryOf(definition, provider);
    expect(summary.ready).toBe(false);
    expect(renderMarkdown(summary)).toContain('Not ready');
    expect(renderPlain(summary).length).toBeGreaterThan(20_000);
  });
});
