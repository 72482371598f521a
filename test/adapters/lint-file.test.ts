import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editYaml, lineInYaml } from '../../adapters/documents/edit-yaml.ts';
import { readYaml } from '../../adapters/documents/yaml.ts';
import { lintFile } from '../../src/command-line/lint.ts';
import type { Options } from '../../src/command-line/outcome.ts';

const SOUND = readFileSync(new URL('../../sandbox/campaign.yaml', import.meta.url), 'utf8');
const FAULTY = `${SOUND}
# our own words
consentText: >-
  Northwind Field Services sends notes about shift changes and replies.
  You must agree. We also send emails.
samples:
  # the first
  - "Northwind Field Services: Big sale on Friday! Reply YES"   # keep me
  - Your shift {{day}} starts at 7 – bring gloves.
optinKeywords: START, JOIN   # two of them
`;

const lint = (fileText: string, options: Options = {}) =>
  lintFile({ file: 'campaign.yaml', fileText, numbers: '512-555-0101', ...options }, '');
const findingsOf = (json: unknown) =>
  (json as { findings: { ruleId: string; severity: string }[] }).findings;

describe('rollcall lint --file', () => {
  it('finds no error in the example, and exits 0', () => {
    const { code, text, json } = lint(SOUND);
    expect(code).toBe(0);
    expect(findingsOf(json).map(({ severity }) => severity)).toEqual(['advice', 'advice']);
    expect(text).toContain('2 findings, 0 of them errors.');
  });

  it('names rule, line, field, words, remedy and the codes of each reviewer, and exits 1', () => {
    const { code, text } = lint(FAULTY);
    expect(code).toBe(1);
    const line = FAULTY.split('\n').findIndex((one) => one.startsWith('consentText')) + 1;
    expect(text).toContain(
      `ERROR CT04 campaign.yaml:${line} text: The consent text does not say how often texts come.`,
    );
    expect(text).toContain(
      'Twilio 30545; Telnyx 611, 806; Teams CallToAction.MissingMessageFrequencyDisclosure',
    );
    expect(text).toContain('Found: "emails"');
    expect(text.match(/^PROPOSED for consentText: /gm)).toHaveLength(1);
  });

  it('with --fix writes every proposed text into the file and keeps every comment', () => {
    const { code, text, files, json } = lint(FAULTY, { fix: true });
    expect(code).toBe(0);
    expect(files?.map(({ path }) => path)).toEqual(['campaign.yaml']);
    const fixed = Buffer.from(files?.[0]?.base64 ?? '', 'base64').toString('utf8');
    expect(fixed.startsWith(SOUND)).toBe(true);
    for (const comment of ['# our own words', '  # the first', '   # keep me', '   # two of them'])
      expect(fixed).toContain(comment);
    expect(text).toContain('Fixed KW01: optinKeywords has its proposed text.');
    expect(json).toMatchObject({ errors: 0, fixed: expect.arrayContaining([]) });
    expect(lint(fixed).code).toBe(0);
  });

  it('with --fix leaves a file alone that has nothing to fix', () => {
    const { text, files } = lint(SOUND, { fix: true });
    expect(files).toBeUndefined();
    expect(text).toContain('Nothing to fix by itself.');
  });

  it.each([
    ['brand: [', 'is not valid YAML'],
    ['brand: {}\n', 'brand.companyName'],
    [`${SOUND}messageKinds: [promotional]\n`, 'Promotional texts are not registered here'],
    [`${SOUND}usecase: EMERGENCY\n`, 'usecase is not a field'],
  ])('refuses %j in one sentence', (file, sentence) => {
    expect(() => lint(file)).toThrow(sentence);
  });
});

describe('editing a YAML file', () => {
  it.each([
    ['a plain text', 'a: one # note\nb: 2\n', ['a'], 'a: "NEW" # note\nb: 2\n'],
    ['a quoted text', "a: 'one' # note\n", ['a'], 'a: "NEW" # note\n'],
    ['a block text', 'a: |\n  one\n  two\n# note\nb: 2\n', ['a'], 'a: "NEW"\n# note\nb: 2\n'],
    ['a nested text', 'a:\n  b: one # note\n', ['a', 'b'], 'a:\n  b: "NEW" # note\n'],
    ['an entry', 'a:\n  - one\n  - two # note\n', ['a', 1], 'a:\n  - one\n  - "NEW" # note\n'],
    [
      'one entry more',
      'a:\n  - one # note\nb: 2\n',
      ['a', 1],
      'a:\n  - one # note\n  - "NEW"\nb: 2\n',
    ],
    [
      'one entry more in brackets',
      'a: [one, two] # note\n',
      ['a', 2],
      'a: [one, two, "NEW"] # note\n',
    ],
    ['the first entry in brackets', 'a: [] # note\n', ['a', 0], 'a: ["NEW"] # note\n'],
    ['a key that is not there', '# head\na: one', ['b'], '# head\na: one\nb: "NEW"\n'],
    ['a list that is not there', 'a: one\n', ['b', 0], 'a: one\nb:\n  - "NEW"\n'],
    ['JSON', '{"a": "one", "b": 2}\n', ['a'], '{"a": "NEW", "b": 2}\n'],
  ] as readonly (readonly [string, string, (string | number)[], string])[])(
    'changes %s and no other byte',
    (...[, before, path, after]) => {
      expect(editYaml(before, path, 'NEW')).toBe(after);
    },
  );

  it('takes any text, and reads it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        fc.pre(!/[\ud800-\udfff]/u.test(text));
        const edited = editYaml('a: 1\nb:\n  - x # note\n', ['b', 0], text);
        expect(readYaml(edited)).toEqual({ a: 1, b: [text] });
      }),
    );
  });

  it('knows on which line a text stands', () => {
    expect(lineInYaml('# head\na: one\nb:\n  - x\n  - y\n', ['b', 1])).toBe(5);
    expect(lineInYaml('a: one\n', ['z'])).toBeNull();
  });
});
