/** The sending numbers: which are in use, whom they may text, and the fields that change them. */

import { displayPhone } from '../numbers/phone.ts';
import type { NumberInUse, NumbersReport } from '../numbers/track.ts';
import { countPeople } from './count-people.ts';
import type { Field } from './field.ts';
import { buttons, heading, note, type Page, type Part, text } from './page.ts';
import { moment, say } from './rich.ts';

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

/** Two parts per number; `most` keeps the list within what one message holds. */
export function numbersPage(report: NumbersReport, most = 18): Page {
  const shown = report.inUse.slice(0, most);
  const rest = report.inUse.length - shown.length;
  const parts = [
    heading('Sending numbers in use'),
    ...report.warnings.slice(0, 5).map((warning) => text(say`*Please note:* ${warning}`)),
    ...(shown.length === 0 ? [text(say`No number is in use yet. Add the first one.`)] : []),
    ...shown.flatMap(numberParts),
    ...(rest > 0 ? [note(say`… and ${rest} more.`)] : []),
    ...(report.retired.length > 0
      ? [note(say`Retired numbers kept in the history: ${report.retired.length}.`)]
      : []),
    buttons({ label: 'Add a number', act: 'number.add', id: null }),
  ];
  return { brief: say`The sending numbers in use.`, parts };
}

function numberParts(number: NumberInUse): Part[] {
  const named = number.inNotice
    ? say`named in the wording in force`
    : say`*not named in the wording in force*`;
  const covered =
    number.notCovered > 0
      ? say`may text ${countPeople(number.covered)}; *must not text* ${countPeople(number.notCovered)}`
      : say`may text ${countPeople(number.covered)}`;
  return [
    text(
      say`*${displayPhone(number.e164)}*  ${number.label}\n${number.owner.name}, ${labelOf(KINDS, number.kind).toLowerCase()}, ${labelOf(USES, number.use).toLowerCase()}, ${number.provider}, since ${moment(number.activeFrom)}\n${named}; ${covered}`,
    ),
    buttons(
      { label: 'Assign', act: 'number.assign', id: number.numberId },
      {
        label: 'Retire',
        act: 'number.retire',
        id: number.numberId,
        confirm: {
          title: 'Retire this number?',
          text: 'It stays in the history but is no longer in use. The wording then needs a new version without it.',
          yes: 'Retire it',
          no: 'Keep it',
        },
      },
    ),
  ];
}

export const addNumberFields = (): Field[] => [
  { kind: 'text', id: 'phone', label: 'Number', example: '512-555-0101', max: 40 },
  { kind: 'text', id: 'label', label: 'What it is called', example: 'Dispatch Austin', max: 100 },
  ...ownerFields({ kind: 'team', name: undefined }),
  {
    kind: 'choice',
    id: 'kind',
    label: 'Kind of number',
    initial: 'company_line',
    choices: KINDS,
  },
  { kind: 'choice', id: 'use', label: 'What it does', initial: 'both', choices: USES },
  { kind: 'text', id: 'provider', label: 'Provider', example: 'RingCentral', max: 60 },
];

export const assignNumberFields = (number: NumberInUse): Field[] => [
  { kind: 'text', id: 'label', label: 'What it is called', initial: number.label, max: 100 },
  ...ownerFields(number.owner),
  { kind: 'choice', id: 'use', label: 'What it does', initial: number.use, choices: USES },
];

function ownerFields(owner: {
  readonly kind: 'person' | 'team';
  readonly name: string | undefined;
}): Field[] {
  return [
    { kind: 'radio', id: 'owner_kind', label: 'Who has it', initial: owner.kind, choices: OWNERS },
    {
      kind: 'text',
      id: 'owner',
      label: 'Name of the person or team',
      initial: owner.name,
      max: 100,
    },
  ];
}
