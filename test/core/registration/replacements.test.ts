import { describe, expect, it } from '@jest/globals';
import { withReplacement } from '../../../src/registration/accept-replacement.ts';
import {
  type CampaignDefinition,
  campaignDefinitionSchema,
} from '../../../src/registration/campaign.ts';
import { lintCampaign, lintRegistration } from '../../../src/registration/lint.ts';
import { withValue } from '../../../src/registration/mend.ts';
import { FLOW_CASES } from './cases-flow.ts';
import { MESSAGES_CASES } from './cases-messages.ts';
import { PAGES_CASES } from './cases-pages.ts';
import { SAMPLES_CASES } from './cases-samples.ts';
import { TEXT_CASES } from './cases-text.ts';
import { CAMPAIGN, NUMBERS, REGISTRATION } from './worked-example.ts';

const CASES = [...TEXT_CASES, ...FLOW_CASES, ...SAMPLES_CASES, ...MESSAGES_CASES, ...PAGES_CASES];

/** Nobody but the admin can settle these: another page, another domain, another brand, a number, a picture. */
const UNSETTLED = 'CT16 CT19 SM07 PP01 PP02 TC01 BR02 BR03'.split(' ');
const HAS_PROPOSAL = CASES.filter(
  ({ rule, why }) =>
    !UNSETTLED.includes(rule) &&
    !(rule === 'CT10' && why !== 'a number is missing') &&
    !(rule === 'FL04' && why !== 'link not in the flow') &&
    !(rule === 'SM11' && why === 'two segments') &&
    !(rule === 'CT20' && why === 'no English original') &&
    !(rule === 'SM01' && why === 'six') &&
    rule !== 'FL05' &&
    !(rule === 'BR01' && !['country'].includes(why)),
);

describe('a proposed text', () => {
  it.each(HAS_PROPOSAL)('settles $rule: $why', ({ rule, change }) => {
    const registration = { ...REGISTRATION, ...change };
    const findings = lintRegistration(registration).filter(({ ruleId }) => ruleId === rule);
    const { replacement, field } = findings.find((one) => one.replacement !== null) ?? {};
    expect(replacement).toEqual({
      path: expect.stringMatching(/^(?:\w+|samples\.\d|brand\.\w+)$/),
      text: expect.stringMatching(/\S/),
      id: expect.stringMatching(/^fix_[0-9a-f]{24}$/),
    });
    if (replacement == null) return;
    const settled = lintRegistration(withValue(registration, replacement));
    expect(settled.filter((one) => one.ruleId === rule && one.field === field)).toEqual([]);
    const before = new Set(lintRegistration(registration).map(({ ruleId }) => ruleId));
    // The flow repeats the text; a flow that was written by hand has its own finding and proposal.
    const errors = settled.filter(
      ({ severity, ruleId }) => severity === 'error' && ruleId !== 'FL02',
    );
    expect(errors.map(({ ruleId }) => ruleId).filter((id) => !before.has(id))).toEqual([]);
  });

  it('is the same for the same finding, and nothing is proposed for what is right', () => {
    const broken = { ...REGISTRATION, text: 'Northwind Field Services texts you.' };
    expect(lintRegistration(broken)).toEqual(lintRegistration(broken));
    expect(lintRegistration(REGISTRATION)).toEqual([]);
  });

  it('settles everything about one text at once', () => {
    const broken = {
      ...REGISTRATION,
      text: 'Northwind Field Services sends emails. You must agree. Shifts only.',
    };
    const proposals = lintRegistration(broken).flatMap(({ replacement }) =>
      replacement?.path === 'consentText' ? [replacement] : [],
    );
    expect(new Set(proposals.map(({ id }) => id)).size).toBe(1);
    const [whole] = proposals;
    const left = lintRegistration(withValue(broken, whole as NonNullable<typeof whole>));
    expect(left.filter(({ field, severity }) => field === 'text' && severity === 'error')).toEqual(
      [],
    );
  });

  it('names the numbers and the consent text by their places, so that they stay true', () => {
    const text = REGISTRATION.text.replace(' Message frequency varies.', '');
    const [finding] = lintRegistration({ ...REGISTRATION, text }).filter(
      ({ ruleId }) => ruleId === 'CT04',
    );
    expect(finding?.replacement?.text).toContain('sent from {numbers}.');
    expect(finding?.replacement?.text).not.toContain('512-555-0101');
    const [flow] = lintRegistration({ ...REGISTRATION, messageFlow: 'In Slack.' }).filter(
      ({ ruleId }) => ruleId === 'FL02',
    );
    expect(flow?.replacement?.text).toContain('Text shown: "{text}"');
  });
});

describe('an accepted text', () => {
  const lint = (definition: CampaignDefinition) =>
    lintCampaign({ campaign: definition, numbers: NUMBERS });
  const accept = (definition: CampaignDefinition, rule: string): CampaignDefinition => {
    const found = lint(definition).find(
      ({ ruleId, replacement }) => ruleId === rule && replacement !== null,
    )?.replacement;
    if (found == null) throw new Error(`nothing is proposed for ${rule}`);
    return campaignDefinitionSchema.parse(withReplacement(definition, found));
  };
  const rulesOf = (definition: CampaignDefinition) =>
    lint(definition).map(({ ruleId, severity }) => `${severity} ${ruleId}`);

  it.each([
    ['CT14', { consentText: 'I agree to work texts. We also send emails.' }],
    ['FL02', { messageFlow: 'Employees of Northwind Field Services agree in Slack.' }],
    ['DS03', { description: 'Northwind Field Services texts its customers about offers.' }],
    ['SM03', { samples: ['Your shift starts at 7.', 'Be there at 8, please, all.'] }],
    [
      'SM01',
      { samples: ['Northwind Field Services: Your shift starts at 7. Reply STOP to opt out.'] },
    ],
    ['KW01', { optinKeywords: 'START, JOIN' }],
    ['HE02', { helpMessage: 'Northwind Field Services: ask x@northwindfs.example for help.' }],
    ['BR01', { brand: { ...CAMPAIGN.brand, state: 'tx', country: 'US' } }],
  ] as readonly (readonly [string, Partial<CampaignDefinition>])[])(
    'for %s is part of the campaign and ends the finding',
    (rule, change) => {
      const definition = campaignDefinitionSchema.parse({
        ...CAMPAIGN,
        provider: 'telnyx',
        ...change,
      });
      const few = rule === 'SM01' ? { ...definition, provider: 'portable' as const } : definition;
      let now = few;
      for (
        let clicks = 0;
        clicks < 5 && rulesOf(now).some((one) => one.endsWith(rule));
        clicks += 1
      )
        now = accept(now, rule);
      expect(rulesOf(now)).not.toContainEqual(expect.stringContaining(rule));
    },
  );

  it('for a sample that was composed makes all samples the admin’s own', () => {
    const changed = withReplacement(CAMPAIGN, { path: 'samples.1', text: 'Mine.' });
    expect(changed.samples).toHaveLength(5);
    expect((changed.samples as string[])[1]).toBe('Mine.');
    expect((changed.samples as string[])[0]).toContain('Northwind Field Services: ');
  });
});
