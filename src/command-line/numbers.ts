/** `rollcall numbers`, `numbers add|assign|retire`: the register of the sending numbers. */
import { InvalidInputError } from '../errors.ts';
import { displayPhone } from '../numbers/phone.ts';
import type { SendingNumber } from '../numbers/sending-number.ts';
import { type Command, OPERATOR, type Options, option } from './outcome.ts';

export const listNumbers: Command = async ({ service }) => {
  const report = await service.numbers(OPERATOR);
  const rows = report.inUse.map(
    (number) =>
      `${displayPhone(number.e164).padEnd(16)}${describe(number)}; consents: ${number.covered} cover it, ${number.notCovered} do not${number.inNotice ? '' : '; NOT in the notice in force'}`,
  );
  const lines = [
    `${report.inUse.length} numbers are in use today.`,
    ...rows,
    ...report.retired.map(
      (number) =>
        `${displayPhone(number.e164).padEnd(16)}${number.label}, retired ${number.activeUntil ?? ''}`,
    ),
    ...report.warnings.map((warning) => `Warning: ${warning}`),
  ];
  return { code: report.warnings.length === 0 ? 0 : 1, json: report, text: lines.join('\n') };
};

export const addNumber: Command = async ({ service }, options) => {
  const activeFrom = option(options, 'from');
  const number = await service.addNumber(OPERATOR, {
    phone: need(options, 'phone'),
    label: need(options, 'label'),
    owner: needOwner(options),
    kind: choice(options, 'kind', ['company_line', 'personal_mobile']) ?? 'company_line',
    use: choice(options, 'use', ['sends', 'receives', 'both']) ?? 'both',
    provider: option(options, 'provider') ?? 'ringcentral',
    ...(activeFrom === null ? {} : { activeFrom }),
  });
  return {
    code: 0,
    json: number,
    text: `${displayPhone(number.e164)} is in the register: ${describe(number)}.`,
  };
};

export const assignNumber: Command = async ({ service }, options) => {
  const label = option(options, 'label');
  const newOwner = owner(options);
  const use = choice(options, 'use', ['sends', 'receives', 'both']);
  const number = await service.assignNumber(OPERATOR, {
    phone: need(options, 'phone'),
    ...(label === null ? {} : { label }),
    ...(newOwner === null ? {} : { owner: newOwner }),
    ...(use === null ? {} : { use }),
  });
  return {
    code: 0,
    json: number,
    text: `${displayPhone(number.e164)} is now: ${describe(number)}.`,
  };
};

export const retireNumber: Command = async ({ service }, options) => {
  const number = await service.retireNumber(OPERATOR, need(options, 'phone'));
  return {
    code: 0,
    json: number,
    text: `${displayPhone(number.e164)} is retired since ${number.activeUntil ?? 'now'}.`,
  };
};

function describe(number: SendingNumber): string {
  return `${number.label}, ${number.owner.kind} ${number.owner.name}, ${number.kind.replace('_', ' ')}, ${number.use}, ${number.provider}, since ${number.activeFrom.slice(0, 10)}`;
}

function need(options: Options, name: string): string {
  const value = option(options, name);
  if (value === null) throw new InvalidInputError(name, `${name} is missing: give it a value.`);
  return value;
}

function needOwner(options: Options): SendingNumber['owner'] {
  const found = owner(options);
  if (found !== null) return found;
  throw new InvalidInputError(
    'team',
    'The owner is missing: give --team with a team, or --person with a person.',
  );
}

function owner(options: Options): SendingNumber['owner'] | null {
  const team = option(options, 'team');
  if (team !== null) return { kind: 'team', name: team };
  const person = option(options, 'person');
  return person === null ? null : { kind: 'person', name: person };
}

function choice<const T extends string>(
  options: Options,
  name: string,
  words: readonly T[],
): T | null {
  const value = option(options, name);
  if (value === null) return null;
  const word = words.find((each) => each === value);
  if (word === undefined)
    throw new InvalidInputError(name, `${name} must be one of ${words.join(', ')}.`);
  return word;
}
