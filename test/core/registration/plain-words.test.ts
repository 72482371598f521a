import { describe, expect, it } from '@jest/globals';
import { campaignDefinitionSchema } from '../../../src/registration/campaign.ts';
import { readDefinition } from '../../../src/registration/define.ts';
import { fieldLabel, fieldWords } from '../../../src/registration/field-words.ts';
import { lintRegistration, RULES } from '../../../src/registration/lint.ts';
import { composeSummary } from '../../../src/registration/summarize.ts';
import { tellFinding } from '../../../src/registration/tell-finding.ts';
import { DEFINITION } from '../../support/service.ts';
import { FLOW_CASES } from './cases-flow.ts';
import { MESSAGES_CASES } from './cases-messages.ts';
import { PAGES_CASES } from './cases-pages.ts';
import { SAMPLES_CASES } from './cases-samples.ts';
import { TEXT_CASES } from './cases-text.ts';
import { SUMMARY_INPUT } from './summary-input.ts';
import { REGISTRATION } from './worked-example.ts';

/** `evidenceUrl`, `brand.website`, `samples.0`, `CT04`: words of the machine. */
const INTERNAL = /\b[a-z]+[A-Z]\w*|\bbrand\.\w|\bsamples\.\d|\b[A-Z]{2}\d{2}\b/u;
const withoutQuotes = (sentence: string) =>
  sentence.replace(/"[^"]*"/gu, '').replace(/https:\S+/gu, '');

describe('what a person reads about a field', () => {
  it('names every field of the definition by words', () => {
    const { shape } = campaignDefinitionSchema;
    const fields = [...Object.keys(shape), ...Object.keys(shape.brand.shape)];
    expect(fields.filter((field) => fieldLabel(field) === field)).toEqual([]);
  });

  it.each([
    ['brand.website', 'Company website', 'the company website'],
    ['messageTypes.0', 'What is texted', 'what is texted'],
    ['samples.1', 'Sample 2', 'sample 2'],
    ['sample2', 'Sample 2', 'sample 2'],
    ['optinMessage', 'Opt-in message', 'the opt-in message'],
    ['colour', 'colour', 'colour'],
  ])('%s is called %s', (field, label, words) => {
    expect(fieldLabel(field)).toBe(label);
    expect(fieldWords(field)).toBe(words);
  });

  const wrong = { ...DEFINITION, brand: { ...DEFINITION.brand, website: 'www', email: 'hr' } };

  it('names it as the form does where a form was filled in', () => {
    expect(() => readDefinition(wrong, 'in a form')).toThrow(
      'Support e-mail is not an e-mail address. Write it like hr@northwindfs.example. (1 more field needs attention: Company website.)',
    );
  });

  it('adds the path where a file was written', () => {
    expect(() => readDefinition(wrong, 'in a file')).toThrow(
      'Support e-mail (brand.email) is not an e-mail address. Write it like hr@northwindfs.example. (1 more field needs attention: Company website (brand.website).)',
    );
  });
});

describe('a finding', () => {
  it('says where it is, unless its sentence does', () => {
    const finding = { message: 'This sample is too long.', phrase: 'x', fix: 'Shorten it.' };
    expect(tellFinding({ ...finding, field: 'sample2' })).toBe(
      'Sample 2: This sample is too long. Found: "x". Shorten it.',
    );
    const named = { message: 'The message flow is too long.', phrase: null, fix: 'Shorten it.' };
    expect(tellFinding({ ...named, field: 'messageFlow' })).toBe(
      'The message flow is too long. Shorten it.',
    );
    const page = { message: 'The page of terms is not open.', phrase: null, fix: 'Open it.' };
    expect(tellFinding({ ...page, field: 'termsAndConditionsLink' })).toBe(
      'The page of terms is not open. Open it.',
    );
  });

  it.each(
    [...TEXT_CASES, ...FLOW_CASES, ...SAMPLES_CASES, ...MESSAGES_CASES, ...PAGES_CASES].map(
      ({ rule, why, change }) => ({ rule, why, change }),
    ),
  )('speaks no word of the machine: $rule, $why', ({ change }) => {
    for (const finding of lintRegistration({ ...REGISTRATION, ...change })) {
      expect(withoutQuotes(tellFinding({ ...finding, phrase: null }))).not.toMatch(INTERNAL);
    }
  });

  it('speaks none in the rule table either', () => {
    const told = RULES.map(({ message, fix }) => withoutQuotes(`${message} ${fix}`));
    expect(told.filter((sentence) => INTERNAL.test(sentence))).toEqual([]);
  });

  it('blocks a summary in words, without the id of its rule', () => {
    const campaign = {
      ...SUMMARY_INPUT.campaign,
      definition: { ...SUMMARY_INPUT.campaign.definition, helpMessage: 'x', description: 'short' },
    };
    const { blockers } = composeSummary({ ...SUMMARY_INPUT, campaign });
    expect(blockers.join(' ')).toContain('The help message does not have the company name.');
    expect(blockers.filter((one) => INTERNAL.test(withoutQuotes(one)))).toEqual([]);
  });
});
