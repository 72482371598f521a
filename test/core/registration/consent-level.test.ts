import { describe, expect, it } from '@jest/globals';
import type { Medium } from '../../../src/consent/consent.ts';
import { MESSAGE_KINDS, type MessageKind } from '../../../src/registration/campaign.ts';
import {
  consentLevelOf,
  KIND_RULES,
  kindsOf,
  PROMOTIONAL_REFUSED,
} from '../../../src/registration/consent-level.ts';
import { renderMarkdown, renderPlain } from '../../../src/registration/render.ts';
import { composeSummary } from '../../../src/registration/summarize.ts';
import { tellConsentLevel } from '../../../src/registration/tell-consent-level.ts';
import { SUMMARY_INPUT } from './summary-input.ts';
import { CAMPAIGN } from './worked-example.ts';

describe('the consent table of CTIA', () => {
  it.each([
    ['conversational', 'implied'],
    ['informational', 'express'],
    ['promotional', 'express written'],
  ] as const)('%s messages need %s consent', (kind, level) => {
    expect(KIND_RULES[kind].level).toBe(level);
  });

  it('lets implied consent do only while the other person writes first', () => {
    expect(KIND_RULES.conversational.when).toContain('only while the other person writes first');
    expect(KIND_RULES.conversational.doesNotPermit.join(' ')).toContain(
      'texting an employee first',
    );
  });

  it.each(MESSAGE_KINDS)('says for %s what satisfies it and what it does not permit', (kind) => {
    const told = tellConsentLevel(consentLevelOf([kind], ['slack'])).join('\n');
    for (const words of [...KIND_RULES[kind].satisfiedBy, ...KIND_RULES[kind].doesNotPermit])
      expect(told).toContain(words);
  });
});

describe('the consent in use', () => {
  const WORK: readonly MessageKind[] = ['informational', 'conversational'];

  it.each([
    [['slack'], 'express written', true],
    [['teams', 'web', 'paper'], 'express written', true],
    [['slack', 'verbal'], 'express', true],
    [['verbal'], 'express', true],
  ] as readonly (readonly [readonly Medium[], string, boolean])[])(
    'by %j reaches %s consent and is enough for work texts',
    (media, level, enough) => {
      const report = consentLevelOf(WORK, media);
      expect(report.kinds.every((one) => one.enough)).toBe(enough);
      expect(report.conclusion).toContain(`reaches ${level} consent`);
      expect(report.conclusion).toMatch(/^Enough: /);
      expect(report.collected.map(({ medium }) => medium)).toEqual(media);
    },
  );

  it('is never enough for promotional messages, whatever is collected', () => {
    const report = consentLevelOf(['promotional'], ['slack', 'paper']);
    expect(report.refused).toBe(PROMOTIONAL_REFUSED);
    expect(report.kinds.map(({ enough }) => enough)).toEqual([false]);
    expect(report.conclusion).toContain('Not enough');
  });

  it('is for notices and replies when the campaign states no kinds', () => {
    expect(kindsOf({})).toEqual(WORK);
    expect(kindsOf({ messageKinds: ['conversational', 'conversational'] })).toEqual([
      'conversational',
    ]);
  });
});

describe('in the summary', () => {
  const withKinds = (messageKinds: MessageKind[]) =>
    composeSummary({
      ...SUMMARY_INPUT,
      campaign: { ...SUMMARY_INPUT.campaign, definition: { ...CAMPAIGN, messageKinds } },
    });

  it.each([
    ['Markdown', renderMarkdown],
    ['plain text', renderPlain],
    ['JSON', JSON.stringify],
  ])('it stands in %s', (_, render) => {
    const text = render(withKinds(['informational']));
    expect(text).toContain('express written');
    expect(text).toContain('Enough: these messages need express consent');
  });

  it('holds the registration back when promotional messages are among the kinds', () => {
    const { ready, blockers } = withKinds(['informational', 'promotional']);
    expect(ready).toBe(false);
    expect(blockers).toContain(PROMOTIONAL_REFUSED);
  });
});
