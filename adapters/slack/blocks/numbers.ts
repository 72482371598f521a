/** The sending numbers: which are in use, whom they may text, and the forms that change them. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { NumberInUse, NumbersReport } from '../../../src/numbers/track.ts';
import { modal } from './modal.ts';
import {
  buttons,
  choice,
  confirmation,
  context,
  header,
  radio,
  section,
  textInput,
} from './parts.ts';
import { moment, words } from './text.ts';
import { people, showNumber } from './wording.ts';

const USES = [
  { value: 'both', label: 'Sends and receives' },
  { value: 'sends', label: 'Only sends' },
  { value: 'receives', label: 'Only receives' },
] as const;
const KINDS = [
  { value: 'company_line', label: 'Company line' },
  { value: 'personal_mobile', label: 'Personal mobile' },
] as const;
const OWNERS = [
  { value: 'team', label: 'A team' },
  { value: 'person', label: 'A person' },
] as const;

const labelOf = (choices: readonly { value: string; label: string }[], value: string): string =>
  choices.find((one) => one.value === value)?.label ?? value;

/** Two blocks per number; `most` keeps the list within an ephemeral answer's 50 blocks. */
export function numbersBlocks(report: NumbersReport, most = 18): KnownBlock[] {
  const shown = report.inUse.slice(0, most);
  const rest = report.inUse.length - shown.length;
  return [
    header('Sending numbers in use'),
    ...report.warnings.slice(0, 5).map((warning) => section(words`*Please note:* ${warning}`)),
    ...(shown.length === 0 ? [section(words`No number is in use yet. Add the first one.`)] : []),
    ...shown.flatMap(numberBlocks),
    ...(rest > 0 ? [context(words`… and ${rest} more.`)] : []),
    ...(report.retired.length > 0
      ? [context(words`Retired numbers kept in the history: ${report.retired.length}.`)]
      : []),
    buttons({ label: 'Add a number', action: 'number.add' }),
  ];
}

function numberBlocks(number: NumberInUse): KnownBlock[] {
  const named = number.inNotice
    ? 'named in the wording in force'
    : '*not named in the wording in force*';
  const covered =
    number.notCovered > 0
      ? words`may text ${people(number.covered)}; *must not text* ${people(number.notCovered)}`
      : words`may text ${people(number.covered)}`;
  return [
    section(
      words`*${showNumber(number.e164)}*  ${number.label}\n${number.owner.name}, ${labelOf(KINDS, number.kind).toLowerCase()}, ${labelOf(USES, number.use).toLowerCase()}, ${number.provider}, since ${moment(number.activeFrom)}\n${{ markup: named }}; ${covered}`,
    ),
    buttons(
      { label: 'Assign', action: 'number.assign', value: number.numberId },
      {
        label: 'Retire',
        action: 'number.retire',
        value: number.numberId,
        confirm: confirmation(
          'Retire this number?',
          'It stays in the history but is no longer in use. The wording then needs a new version without it.',
          {
            yes: 'Retire it',
            no: 'Keep it',
          },
        ),
      },
    ),
  ];
}

export function addNumberView(): ModalView {
  return modal({
    title: 'Add a sending number',
    callback: 'number.add',
    submit: 'Add',
    close: 'Cancel',
    blocks: [
      textInput({ id: 'phone', label: 'Number', example: '512-555-0101', max: 40 }),
      textInput({ id: 'label', label: 'What it is called', example: 'Dispatch Austin', max: 100 }),
      ...ownerInputs({ kind: 'team', name: undefined }),
      choice({ id: 'kind', label: 'Kind of number', initial: 'company_line' }, KINDS),
      choice({ id: 'use', label: 'What it does', initial: 'both' }, USES),
      textInput({ id: 'provider', label: 'Provider', example: 'RingCentral', max: 60 }),
    ],
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
      textInput({ id: 'label', label: 'What it is called', initial: number.label, max: 100 }),
      ...ownerInputs(number.owner),
      choice({ id: 'use', label: 'What it does', initial: number.use }, USES),
    ],
  });
}

function ownerInputs(owner: {
  readonly kind: 'person' | 'team';
  readonly name: string | undefined;
}): KnownBlock[] {
  return [
    radio({ id: 'owner_kind', label: 'Who has it', initial: owner.kind }, OWNERS),
    textInput({ id: 'owner', label: 'Name of the person or team', initial: owner.name, max: 100 }),
  ];
}
