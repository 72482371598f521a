import { describe, expect, it } from '@jest/globals';
import {
  composeWording,
  digestWording,
  listInWords,
  NOTICE_LABELS,
} from '../../../src/consent/notice.ts';
import { lintNotice } from '../../../src/registration/lint.ts';
import { CAMPAIGN, EXAMPLE, NUMBERS } from '../registration/worked-example.ts';

describe('the wording of a notice', () => {
  it('is the worked example, letter by letter, from its parts', () => {
    expect(composeWording(CAMPAIGN, NUMBERS)).toEqual({
      locale: 'en-US',
      text: EXAMPLE.consentText,
      labels: NOTICE_LABELS,
    });
  });

  it('keeps every rule about consent texts and stays within 600 characters for five numbers', () => {
    const { text } = composeWording(CAMPAIGN, NUMBERS);
    expect(text.length).toBeLessThanOrEqual(600);
    expect(lintNotice({ campaign: CAMPAIGN, text, numbers: NUMBERS })).toEqual([]);
  });

  it('names each number once, sorted, whatever order they come in', () => {
    const shuffled = [...NUMBERS].reverse().concat(NUMBERS);
    expect(composeWording(CAMPAIGN, shuffled)).toEqual(composeWording(CAMPAIGN, NUMBERS));
  });

  it('speaks of one number and of none without stumbling', () => {
    expect(composeWording(CAMPAIGN, ['+15125550101']).text).toContain(
      ', sent from 512-555-0101. Message',
    );
    expect(composeWording(CAMPAIGN, []).text).toContain('at the mobile number I gave. Message');
  });

  it('fills the numbers into a text of the admin, dollar signs and all', () => {
    const campaign = {
      ...CAMPAIGN,
      consentText: ' I agree, $& or not. Numbers: {numbers}; again: {numbers} ',
    };
    expect(composeWording(campaign, ['+15125550101', '+15125550102']).text).toBe(
      'I agree, $& or not. Numbers: 512-555-0101 and 512-555-0102; again: 512-555-0101 and 512-555-0102',
    );
  });

  it('has a frequency with exactly one full stop', () => {
    const text = composeWording(
      { ...CAMPAIGN, frequency: 'About 3 messages per week. ' },
      NUMBERS,
    ).text;
    expect(text).toContain('0105. About 3 messages per week. Message and data');
  });
});

describe("a notice's digest", () => {
  const wording = composeWording(CAMPAIGN, NUMBERS);

  it('is the SHA-256 of the RFC 8785 form, computed by hand elsewhere', () => {
    const small = {
      locale: 'en-US',
      text: 'a',
      labels: { review: 'r', decline: 'd', tick: 't', agree: 'g' },
    };
    // printf '%s' '{"labels":{"agree":"g","decline":"d","review":"r","tick":"t"},"locale":"en-US","text":"a"}' | sha256sum
    expect(digestWording(small)).toBe(
      'b951290cfc57cd36cf7286aa539867c985ed625ad2d4bddb560969d3d4d9a27c',
    );
  });

  it('changes with every word a person reads', () => {
    const { labels } = wording;
    const variants = [
      { ...wording, text: `${wording.text} ` },
      { ...wording, locale: 'en-GB' },
      ...Object.keys(labels).map((name) => ({ ...wording, labels: { ...labels, [name]: 'Yes' } })),
    ];
    const digests = [wording, ...variants].map(digestWording);
    expect(new Set(digests).size).toBe(7);
  });

  it('does not depend on what else a notice carries or on the order of its parts', () => {
    const { locale, text, labels } = wording;
    expect(digestWording({ labels, text, locale, ...{ version: 7 } })).toBe(digestWording(wording));
  });
});

describe('a list in words', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j reads %j', (items, words) => {
    expect(listInWords(items)).toBe(words);
  });
});
