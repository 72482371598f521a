import { describe, expect, it } from '@jest/globals';
import { lintCampaign } from '../../../src/registration/lint.ts';
import { composeSummary } from '../../../src/registration/summarize.ts';
import { summaryFor } from './provider-summary.ts';
import { SUMMARY_INPUT } from './summary-input.ts';
import { CAMPAIGN, NUMBERS } from './worked-example.ts';

const ONLY = { ...CAMPAIGN, messageKinds: ['conversational' as const] };

const mismatches = (change: Partial<typeof CAMPAIGN>) =>
  lintCampaign({ campaign: { ...ONLY, ...change }, numbers: NUMBERS, media: ['slack'] }).filter(
    ({ ruleId }) => ruleId === 'DS03',
  );

describe('a campaign that only answers', () => {
  it('gets answers as samples and a description that says who texts first', () => {
    const findings = lintCampaign({ campaign: ONLY, numbers: NUMBERS, media: ['slack'] });
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([]);
    const { fields, ready } = composeSummary({
      ...SUMMARY_INPUT,
      campaign: { ...SUMMARY_INPUT.campaign, definition: ONLY },
    });
    const value = (name: string) => String(fields.find((one) => one.name === name)?.value);
    expect(ready).toBe(true);
    expect(value('description')).toContain('Employees text first');
    expect(value('description')).not.toContain('to send employees');
    for (const nth of [1, 2, 3]) expect(value(`sample${nth}`)).toMatch(/You asked|Thanks for/u);
  });

  it('is refused samples that speak first, with an answer proposed instead', () => {
    const samples = [
      'Northwind Field Services: Your [day] shift now starts at [time]. Reply STOP to opt out.',
      'Northwind Field Services: You asked about overtime: none this week. Reply STOP to opt out.',
      'Northwind Field Services: Thanks for your note about [site name]. Reply STOP to opt out.',
    ];
    const found = mismatches({ samples });
    expect(found).toMatchObject([
      { severity: 'error', field: 'sample1', message: expect.stringContaining('speaks first') },
    ]);
    expect(found[0]?.replacement?.text).toContain('You asked');
    const both = { messageKinds: ['informational' as const, 'conversational' as const], samples };
    expect(mismatches(both)).toEqual([]);
  });

  it('is refused a description of notices, with another proposed', () => {
    const description =
      'Northwind Field Services texts its own employees about shift changes and safety notices.';
    const found = mismatches({ description });
    expect(found).toMatchObject([{ severity: 'error', field: 'description' }]);
    expect(found[0]?.replacement?.text).toContain('Employees text first');
  });

  it('is told that its consent holds only for answers', () => {
    const said = (change: Partial<typeof CAMPAIGN>) =>
      summaryFor('ringcentral', change).consentLevel.conclusion;
    expect(said({ messageKinds: ['conversational'] })).toContain(
      'It holds only while the employee texts first',
    );
    expect(said({})).not.toContain('texts first');
  });
});
