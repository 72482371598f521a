import { describe, expect, it } from '@jest/globals';
import { estimateMs } from '../../../src/broadcast/estimate.ts';
import { readRoster } from '../../../src/broadcast/roster.ts';

describe('the people of a CSV', () => {
  it('are read from columns in any order, under the names people use', () => {
    const rows = readRoster([
      ['Name', 'Dept', 'Work E-mail', 'Slack ID'],
      ['Ana Lima', 'Field', ' Ana@Northwindfs.example ', 'U0ANA1'],
      ['', '', '', ''],
      ["'=cmd()", '', '', 'u0bob2'],
    ]);
    expect(rows).toEqual([
      { line: 2, email: 'ana@northwindfs.example', userId: 'U0ANA1', name: 'Ana Lima' },
      { line: 4, email: null, userId: 'u0bob2', name: '=cmd()' },
    ]);
  });

  it('are read from a plain list without a header', () => {
    const rows = readRoster([['ana@northwindfs.example'], ['<bob@northwindfs.example>']]);
    expect(rows.map(({ line, email }) => [line, email])).toEqual([
      [1, 'ana@northwindfs.example'],
      [2, 'bob@northwindfs.example'],
    ]);
  });

  it('keep what a damaged cell says, so that the review can show the line', () => {
    const rows = readRoster([['email'], ['1.51E+10'], ['mailto:\u200bana@northwindfs.example']]);
    expect(rows).toMatchObject([
      { line: 2, email: null, name: '1.51E+10' },
      { line: 3, email: 'ana@northwindfs.example' },
    ]);
  });

  it.each([
    ['a header without e-mail or id', [['name'], ['Ana']], 'no column'],
    ['a header and nobody', [['email']], 'names nobody'],
    ['nothing at all', [], 'no column'],
  ])('are refused when there is %s', (_, records, words) => {
    expect(() => readRoster(records)).toThrow(words);
    expect(() => readRoster(records)).toThrow(expect.objectContaining({ field: 'csv' }));
  });
});

describe('the estimate', () => {
  it.each([
    [0, 0],
    [1, 0],
    [10, 0],
    [11, 1_000],
    [84, 74_000],
  ])('for %i people at 60 a minute after a burst of 10 is %i ms', (people, ms) => {
    expect(estimateMs(people, { workspace: 'slack:T1', ratePerMinute: 60, burst: 10 })).toBe(ms);
  });
});
