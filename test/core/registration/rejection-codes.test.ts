import { describe, expect, it } from '@jest/globals';
import { RULES } from '../../../src/registration/lint.ts';
import { findCodes, REJECTION_CODES } from '../../../src/registration/rejection-codes.ts';

/** `rejections.md`, every code of it. */
const KNOWN: Readonly<Record<string, string>> = {
  'Telnyx and the aggregators':
    '506 601 602 603 611 701 702 703 704 705 706 707 708 709 710 711 712 713 801 802 803 804 805 806 807 851 852 861',
  Bandwidth: '1100 1101 1103 2100',
  Twilio:
    '21728 30882 30883 30884 30885 30886 30889 30892 30893 30896 30897 30899 30900 30901 30902 30904 30909 30930 30511 30540 30543 30544 30545 30551 30555 30556 30558 30560 30562 30569 30570 30831 30837 30841 30842',
  'Microsoft Teams': [
    ...'ConsentNotOptional ContainsDisallowedContent CourtOrderedOptIn DoesNotContainRobustAgeGate IsMissingOrInaccessible MissingBrandName MissingDataRatesDisclosure MissingExplicitConsent MissingExpressWrittenConsent MissingHelpInstructions MissingMessageFrequencyDisclosure MissingOptInForm MissingPrivacyPolicyLink MissingStopInstructions MissingTermsAndConditions MissingVerbalScript MissingMessageType OptInIssues InvalidOrIncomplete'
      .split(' ')
      .map((name) => `CallToAction.${name}`),
    ...'Missing MissingBrandName MissingCustomerSupportInformation MissingMessageFrequency MissingOptOutInstructions MissingPrivacyPolicyLink MissingProgramDescription'
      .split(' ')
      .map((name) => `TermsAndConditions.${name}`),
    'PrivacyPolicy.DataSharingIssue',
    'PrivacyPolicy.MissingOrInvalid',
    ...'MissingBrandName MissingDataRatesDisclosure MissingHelpInstructions MissingMessageFrequency MissingOptOutInstructions'
      .split(' ')
      .map((name) => `OptInMessage.${name}`),
    'OptOutMessage.MissingBrandName',
    'OptOutMessage.MissingConfirmation',
    'HelpMessage.NotMatchingBrandSupportContactEmail',
    'HelpMessage.MissingBrandName',
    'HelpMessage.MissingSupportContact',
    ...'ContainsDisallowedContent ContainsPublicURLShortener Missing MissingBrandName MissingOptOutInstructions UseCaseMismatch'
      .split(' ')
      .map((name) => `SampleMessage.${name}`),
    'CampaignAttributesNotMatchingCampaignDescription',
    'CampaignDescriptionNotMatchingUseCase',
    'CampaignDescriptionNotUnique',
  ].join(' '),
};

const RULE_IDS = new Set(RULES.map(({ id }) => id));
const codesIn = (said: string) => findCodes(said).codes.map(({ code }) => code);

describe("reviewers' codes", () => {
  it.each(Object.entries(KNOWN))('has every code of %s, each once', (by, codes) => {
    const have = REJECTION_CODES.filter((one) => one.by === by).map(({ code }) => code);
    expect([...have].sort()).toEqual(codes.split(' ').sort());
  });

  it('has every code the lint rules name', () => {
    const have = new Set(REJECTION_CODES.map(({ code }) => code));
    const named = RULES.flatMap(({ codes }) => codes);
    expect(named.filter((code) => !have.has(code))).toEqual([]);
  });

  it.each(REJECTION_CODES)('$code is found by its name, and says what to do', (row) => {
    const { code, meaning, fix, fields, rules, mark, source } = row;
    expect(meaning).toMatch(/^\S.{12,160}\.$/u);
    expect(fix).toMatch(/^\S.{12,220}[."]$/u);
    expect(mark).toMatch(/^[VQU]$/u);
    expect(source).toMatch(/^[\w-]+$/u);
    expect(rules.filter((id) => !RULE_IDS.has(id))).toEqual([]);
    // Where nobody knows what it means, or nothing is wrong with the form, no field is blamed.
    const blames = !['851', '852', '861', '30901', '30904'].includes(code);
    expect(fields.length > 0).toBe(blames);
    expect(codesIn(code)).toEqual([code]);
    expect(codesIn(`Your campaign was declined (${code}): please see our guide.`)).toEqual([code]);
    expect(codesIn(`Error ${code}.`)).toEqual([code]);
  });

  it.each(
    REJECTION_CODES.flatMap(({ code, phrases }) =>
      phrases.map((phrase) => [phrase, code] as const),
    ),
  )('the words “%s” lead to %s', (phrase, code) => {
    const said = `Dear customer, ${phrase.toUpperCase()}!`;
    const { by, codes } = findCodes(said);
    expect(by).toBe('words');
    const same = REJECTION_CODES.filter(({ phrases }) => phrases.includes(phrase));
    const answered = codes.map((one) => one.code);
    // Several codes may share words; each is an answer as good as the other.
    expect(same.map((one) => one.code)).toContain(code);
    expect(answered.some((one) => same.some((other) => other.code === one))).toBe(true);
  });
});

describe('what a reviewer wrote', () => {
  it('may name several codes', () => {
    expect(codesIn('Codes: 803, 805 and 806.')).toEqual(['803', '805', '806']);
    expect(codesIn('30909 / CallToAction.MissingBrandName')).toEqual([
      '30909',
      'CallToAction.MissingBrandName',
    ]);
  });

  it.each([
    'Call to action: missing brand name',
    'CALL_TO_ACTION_MISSING_BRAND_NAME',
    'callToAction.missingBrandName',
  ])('may write a name apart: %s', (said) => {
    expect(codesIn(said)).toEqual(['CallToAction.MissingBrandName']);
  });

  it('does not take the short name for the long one', () => {
    expect(codesIn('TermsAndConditions.MissingBrandName')).toEqual([
      'TermsAndConditions.MissingBrandName',
    ]);
  });

  it.each(['Call us at 512-555-0803 or +1 800 611-0100.', 'That costs $803.', 'In 8030 cases'])(
    'has no code in %s',
    (said) => {
      expect(findCodes(said).by).not.toBe('code');
    },
  );

  it.each(['30999', 'FooBar.Baz', '', 'It just failed.'])('may be unknown: %s', (said) => {
    expect(findCodes(said)).toEqual({ by: 'nothing', codes: [] });
  });
});
