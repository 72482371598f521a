/** The sending numbers: which are in use, whom they may text, and the forms that change them. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { NumberInUse, NumbersReport } from '../../../src/numbers/track.ts';
import { addNumberFields, assignNumberFields, numbersPage } from '../../../src/wording/numbers.ts';
import { showNumber } from '../../../src/wording/phrases.ts';
import { modal } from './modal.ts';
import { blocksOf, fieldInput } from './page.ts';
import { section } from './parts.ts';
import { words } from './text.ts';

export const numbersBlocks = (report: NumbersReport): KnownBlock[] =>
  blocksOf(numbersPage(report).parts);

export function addNumberView(): ModalView {
  return modal({
    title: 'Add a sending number',
    callback: 'number.add',
    submit: 'Add',
    close: 'Cancel',
    blocks: addNumberFields().map(fieldInput),
  });
}

export function assignNumberView(number: NumberInUse): ModalView {
  return modal({
    title: 'Assign a number',
    callback: 'number.assign',
    submit: 'Save',
    close: 'Cancel',
    ids: { i: number.numberId },
    blocks: [
      section(words`*${showNumber(number.e164)}*`),
      ...assignNumberFields(number).map(fieldInput),
    ],
  });
}
