import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  escapeValue,
  link,
  mention,
  moment,
  mrkdwn,
  plain,
  words,
} from '../../adapters/slack/blocks/text.ts';

/** Names people might really have, and names people might try. */
const HOSTILE = [
  '<!channel>',
  '<!here>',
  '<!everyone|x>',
  '<!subteam^S012AB3CD>',
  '<@U0NWFS0001>',
  '<#C0GENERAL0|general>',
  '<https://evil.example|hr@northwindfs.example>',
  '<mailto:evil@evil.example|help>',
  '<!date^1^{date}|now>',
  '&lt;!channel&gt;',
  '*bold* _it_ ~no~ `code` ```block```',
  ':rotating_light: :tada:',
  '\u202Egnp.exe\u202C',
  '\u2066left\u2069 \u2067right\u2069',
  'a\u0000b\u0007c\u001b[31m',
  'line\nbreak\r\nagain\u2028and\u2029again',
  '\ud800 alone \udc00',
  '=HYPERLINK("https://evil.example")',
  '> quoted',
  'x'.repeat(5_000),
];

const anyName = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.constantFrom(...HOSTILE, '&', '<', '>', '*', '_', '`', '~', ':a:', '|'), {
      maxLength: 12,
    })
    .map((all) => all.join('')),
);

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]|\p{Cs}/u;

describe('words on their way to Slack', () => {
  it('no value can open a control sequence, a format, an emoji or a new line', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const escaped = escapeValue(name);
        expect(escaped).not.toMatch(/[<>*_~`\n\r]/u);
        expect(escaped.replace(/&(?:amp|lt|gt);/gu, '')).not.toContain('&');
        expect(escaped).not.toMatch(/:[a-z0-9_+'-]+:/iu);
        expect(escaped).not.toMatch(CONTROL);
      }),
      { numRuns: 2_000 },
    );
  });

  it('our own markup around a value stays as it was written', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const { markup } = words`*Name:* ${name}!`;
        expect(markup.startsWith('*Name:* ')).toBe(true);
        expect(markup.endsWith('!')).toBe(true);
        expect(markup.match(/\*/gu)).toHaveLength(2);
      }),
    );
  });

  it.each(HOSTILE)('shows %j as words', (name) => {
    const { text, verbatim } = mrkdwn(words`${name}`);
    expect(text).not.toMatch(/<[!@#]|<http/u);
    expect(verbatim).toBe(true);
  });

  it('keeps ordinary names of every script readable', () => {
    for (const name of [
      'Siobhán O’Neill',
      'Łukasz Wójcik',
      '王小明',
      "D'Arcy Smith-Jones",
      'Zoë 🦊',
    ]) {
      expect(escapeValue(name)).toBe(name);
    }
  });

  it('isolates right-to-left names so that the sentence keeps its order', () => {
    expect(words`${'ליאת כהן'} agreed`.markup).toBe('\u2068ליאת כהן\u2069 agreed');
  });

  it('keeps plain text within its limit and never empty', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 2, max: 75 }), (name, max) => {
        const { text, emoji } = plain(name, max);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(max);
        expect(emoji).toBe(false);
        expect(text).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('cuts long markup where no entity and no link is torn', () => {
    const long = { markup: `${'&amp;'.repeat(700)}<https://northwindfs.example|x>` };
    const { text } = mrkdwn(long);
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).toMatch(/&amp;…$/u);
    const torn = { markup: `${'a'.repeat(2_990)}<https://northwindfs.example|privacy>` };
    expect(mrkdwn(torn).text).toBe(`${'a'.repeat(2_990)}…`);
  });

  it('makes a link only of an https address, whatever the address holds', () => {
    expect(link('https://x.example/a|b>c', 'Terms').markup).toBe(
      '<https://x.example/a%7Cb%3Ec|Terms>',
    );
    expect(link('https://x.example/?a=1&b=2', 'a|b').markup).toBe(
      '<https://x.example/?a=1&amp;b=2|a∣b>',
    );
    expect(link('javascript:alert(1)', 'Terms').markup).toBe('Terms');
  });

  it('mentions only what is a user id', () => {
    expect(mention('U0NWFS0001').markup).toBe('<@U0NWFS0001>');
    expect(mention('!channel').markup).not.toContain('<');
  });

  it('shows an instant in the reader’s zone with UTC beside it', () => {
    expect(moment('2026-08-03T15:04:05.000Z').markup).toBe(
      '<!date^1785769445^{date_long_pretty} at {time}|2026-08-03 15:04 UTC> (2026-08-03 15:04 UTC)',
    );
  });
});
