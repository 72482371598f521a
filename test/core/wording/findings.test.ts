import { describe, expect, it } from '@jest/globals';
import { findingParts } from '../../../src/wording/findings.ts';
import { offerParts } from '../../../src/wording/offers.ts';
import { told } from './told.ts';

const finding = {
  ruleId: 'SM02',
  severity: 'error',
  field: 'sample2',
  codes: ['21728'],
  phrase: null,
  message: 'This sample is too short or too long.',
  fix: 'Keep it within 20 to 1024 characters.',
  replacement: { path: 'samples.1', id: 'fix_0123456789abcdef01234567', text: 'Better.' },
} as const;

describe('findings in chat', () => {
  it('say which text is meant, and not which rule found it', () => {
    const words = told(findingParts([finding]));
    expect(words).toContain('Must be fixed: Sample 2: This sample is too short or too long.');
    expect(words).not.toContain('SM02');
  });

  it('offer a text for a place in words, without the rule', () => {
    expect(told(offerParts([finding]))).toContain('Proposed for sample 2:');
    expect(told(offerParts([finding]))).not.toContain('SM02');
    const replacement = { ...finding.replacement, path: 'consentText' };
    expect(told(offerParts([{ ...finding, replacement }]))).toContain('the consent text:');
  });
});
