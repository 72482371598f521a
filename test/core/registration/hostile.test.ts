import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { campaignDefinitionSchema } from '../../../src/registration/campaign.ts';
import { lintCampaign } from '../../../src/registration/lint.ts';
import { CAMPAIGN, NUMBERS } from './worked-example.ts';

const PIECES = [
  'a',
  '1',
  '-',
  ' ',
  '@',
  '.',
  '<',
  '{',
  '_',
  'reply ',
  'STOP ',
  'only ',
  'share ',
  'must ',
  'https://',
  'a.b@',
  '512-',
  'by working ',
  'one ',
  'x\n',
  '“',
  '(5',
];

describe('texts made to hurt', () => {
  it.each(PIECES)('repeats of %j are judged at once', (piece) => {
    const long = (length: number) => piece.repeat(length).slice(0, length);
    const campaign = {
      ...CAMPAIGN,
      description: long(8_192),
      samples: [long(4_096), long(1_024)],
      consentText: long(4_000),
      helpMessage: long(2_048),
    };
    const startedAt = Date.now();
    lintCampaign({ campaign, numbers: NUMBERS });
    expect(Date.now() - startedAt).toBeLessThan(3_000);
  });

  it('never make a rule throw, and get findings with something to say', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, text, (...[consentText, sample, helpMessage]) => {
        const campaign = campaignDefinitionSchema.safeParse({
          ...CAMPAIGN,
          consentText,
          samples: [sample],
          helpMessage,
        });
        if (!campaign.success) return;
        for (const { message, fix } of lintCampaign({
          campaign: campaign.data,
          numbers: NUMBERS,
        })) {
          expect(message.length).toBeGreaterThan(10);
          expect(fix.length).toBeGreaterThan(5);
        }
      }),
      { numRuns: 100 },
    );
  });
});
