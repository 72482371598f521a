import { expect, it } from '@jest/globals';
import { InvalidInputError } from '../../../src/errors.ts';
import { readLinkRows } from '../../../src/links/rows.ts';

it('reads name, e-mail and number, whatever the order and the writing of the header', () => {
  const rows = readLinkRows([
    ['Employee Number', 'E-Mail', 'Full name'],
    ['7', ' jo@northwindfs.example ', 'Jo Field'],
    ['', '', ''],
    ['', '', 'Ann\u0000 Rook'],
  ]);
  expect(rows).toEqual([
    { line: 2, name: 'Jo Field', email: 'jo@northwindfs.example', employeeNumber: '7' },
    { line: 4, name: 'Ann Rook', email: null, employeeNumber: null },
  ]);
});

it.each([
  ['no header with a name', [['email'], ['jo@northwindfs.example']]],
  ['nobody below the header', [['name'], ['']]],
  [
    'a line without a name',
    [
      ['name', 'email'],
      ['', 'jo@northwindfs.example'],
    ],
  ],
  [
    'an e-mail that is none',
    [
      ['name', 'email'],
      ['Jo', 'jo at northwind'],
    ],
  ],
  ['nothing at all', []],
])('refuses a list with %s', (_what, records) => {
  expect(() => readLinkRows(records)).toThrow(InvalidInputError);
});
