import { describe, expect, it } from '@jest/globals';
import { renderMarkdown, renderPlain } from '../../../src/registration/render.ts';
import { composeSummary } from '../../../src/registration/summarize.ts';
import { summaryFor } from './provider-summary.ts';
import { CHECKPOINT, SUMMARY_INPUT, sendingNumber } from './summary-input.ts';
import { CAMPAIGN, NUMBERS } from './worked-example.ts';

const ready = composeSummary(SUMMARY_INPUT);
const blocked = composeSummary({
  ...SUMMARY_INPUT,
  provider: 'ringcentral',
  broadcasts: [],
  campaign: {
    ...SUMMARY_INPUT.campaign,
    definition: { ...CAMPAIGN, samples: ['Free beer, Northwind Field Services'] },
  },
});

describe.each([
  ['Markdown', renderMarkdown],
  ['plain text', renderPlain],
])('the summary as %s', (_, render) => {
  const text = render(ready);

  it('has every value whole, to copy', () => {
    for (const { name, value } of ready.fields) {
      expect(text).toContain(name);
      if (typeof value === 'string') expect(text).toContain(value);
    }
  });

  it('says how long each text is and may be', () => {
    const description = ready.fields.find(({ name }) => name === 'description');
    expect(text).toContain(`${description?.length} of 40-4096 characters`);
  });

  it('says at the top whether it is ready', () => {
    const head = (summary: typeof ready) => render(summary).split('\n').slice(0, 8).join('\n');
    expect(head(ready)).toContain('The texts are ready: no blocker was found.');
    expect(head(ready)).toMatch(
      /Still to be filled in before you can submit: entityType, ein, .* and country/,
    );
    const whole = head(summaryFor('portable'));
    expect(whole).toContain('Ready to submit: no blocker was found.');
    expect(whole).not.toContain('Still to be filled in');
    expect(render(blocked).split('\n').slice(0, 8).join('\n')).toMatch(
      /Not ready: \d+ things have to be settled/,
    );
  });

  it('puts blockers before the fields and each finding with its fix under its field', () => {
    const told = render(blocked);
    expect(told.indexOf('Nobody has been asked yet')).toBeLessThan(told.indexOf('Fields to copy'));
    expect(told.lastIndexOf('SM12')).toBeGreaterThan(told.indexOf('sample1'));
    expect(told).toContain('Leave it out of the samples.');
    expect(told).toContain('30883');
  });

  it('shows company numbers in full, the statement, the caveats and at the end the checkpoint', () => {
    for (const last of [1, 2, 3, 4, 5]) expect(text).toContain(`512-555-010${last}`);
    expect(text).toContain(ready.collectiveNotice);
    expect(text).toContain('Agreed 71 + declined 6 + waiting 7 = asked 84');
    expect(text).toContain('This is not legal advice');
    expect(text.lastIndexOf(CHECKPOINT.trim())).toBeGreaterThan(text.indexOf('Numbers in use'));
  });

  it('leaves no empty parts and ends with one line break', () => {
    expect(text).not.toMatch(/\n{3}|undefined|null|\[object/);
    expect(text).toMatch(/[^\n]\n$/);
  });
});

describe('the summary as Markdown', () => {
  it('cannot be broken out of by a value or a label', () => {
    const hostile = composeSummary({
      ...SUMMARY_INPUT,
      campaign: {
        ...SUMMARY_INPUT.campaign,
        definition: { ...CAMPAIGN, description: 'a\n```\n# Ready\n````' },
      },
      numbers: NUMBERS.map((e164) => sendingNumber(e164, { label: 'x | y\n# <b>z</b>' })),
    });
    const text = renderMarkdown(hostile);
    expect(text).toContain('`````text\na\n```\n# Ready\n````\n`````');
    expect(text).toContain('x \\| y \\# \\<b\\>z\\</b\\>');
  });

  it('has a table of numbers with as many cells in each row', () => {
    const rows = renderMarkdown(ready)
      .split('\n')
      .filter((row) => row.startsWith('|'));
    expect(rows).toHaveLength(7);
    expect(new Set(rows.map((row) => row.split(' | ').length))).toEqual(new Set([7]));
  });
});
