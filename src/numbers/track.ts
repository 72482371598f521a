/** Which numbers are in use, and which of them a valid consent covers. */
import type { Notice } from '../consent/notice.ts';
import { countPeople } from '../wording/count-people.ts';
import { displayPhone } from './phone.ts';
import { isActive, type SendingNumber, sends } from './sending-number.ts';

export interface NumberInUse extends SendingNumber {
  /** Named by the notice in force. */
  readonly inNotice: boolean;
  /** Valid consents whose notice names this number. */
  readonly covered: number;
  /** Valid consents whose notice does not name it: it must not text these people. */
  readonly notCovered: number;
}

export interface NumbersReport {
  readonly inUse: readonly NumberInUse[];
  readonly retired: readonly SendingNumber[];
  /** Plain sentences, e.g. a sending number missing from the notice in force. */
  readonly warnings: readonly string[];
}

export interface NumbersInput {
  /** All numbers ever. */
  readonly numbers: readonly SendingNumber[];
  /** The notice in force. */
  readonly notice: Notice | null;
  /** Every notice ever published, so that old answers find the numbers they were shown. */
  readonly notices: readonly Notice[];
  /** Valid consents per notice digest. */
  readonly givenByNotice: Readonly<Record<string, number>>;
  /** The moment asked about, RFC 3339 UTC. */
  readonly at: string;
}

/** From 50 numbers on TCR wants a number pool with a reason (requirement 43). */
const MOST_WITHOUT_POOL = 49;

const called = (number: SendingNumber) => `${displayPhone(number.e164)} (${number.label})`;

function countCovered(e164: string, input: NumbersInput): number {
  const naming = new Set(
    [...input.notices, ...(input.notice === null ? [] : [input.notice])]
      .filter((notice) => notice.numbers.includes(e164))
      .map((notice) => notice.digest),
  );
  return Object.entries(input.givenByNotice).reduce(
    (sum, [digest, given]) => (naming.has(digest) ? sum + given : sum),
    0,
  );
}

function warnOfNumber(number: NumberInUse, notice: Notice | null): string[] {
  if (!sends(number)) {
    return number.inNotice
      ? [
          `${called(number)} is named in the wording but only receives: nothing should be sent from it.`,
        ]
      : [];
  }
  const warnings: string[] = [];
  if (notice !== null && !number.inNotice) {
    warnings.push(
      `${called(number)} sends texts, but the wording in force does not name it. Before you use it, press “Change the campaign”, save it again, then press “Ask for consent” to ask everybody anew.`,
    );
  }
  if (number.notCovered > 0) {
    warnings.push(
      `${called(number)} must not text ${countPeople(number.notCovered)}: the wording they agreed to does not name it.${number.inNotice ? ' Press “Ask for consent” to ask them anew.' : ''}`,
    );
  }
  return warnings;
}

function warnOfNotice(notice: Notice | null, inUse: readonly NumberInUse[]): string[] {
  if (notice === null) return ['No wording is in force yet: set up the campaign first.'];
  const active = new Set(inUse.map(({ e164 }) => e164));
  return notice.numbers
    .filter((e164) => !active.has(e164))
    .map(
      (e164) =>
        `The wording in force names ${displayPhone(e164)}, which is not in use: press “Change the campaign” and save it again, then it goes without.`,
    );
}

function warnOfRegister(inUse: readonly NumberInUse[], input: NumbersInput): string[] {
  const warnings: string[] = [];
  if (!inUse.some(sends))
    warnings.push('No sending number is in use: add the number you text from.');
  const twice = inUse
    .map(({ e164 }) => e164)
    .filter((e164, index, all) => all.indexOf(e164) !== index);
  for (const e164 of new Set(twice)) {
    warnings.push(`${displayPhone(e164)} is registered more than once: retire all but one.`);
  }
  for (const number of input.numbers.filter(({ activeFrom }) => activeFrom > input.at)) {
    warnings.push(
      `${called(number)} starts on ${number.activeFrom.slice(0, 10)} and is not in use yet.`,
    );
  }
  if (inUse.length > MOST_WITHOUT_POOL) {
    warnings.push(
      `${inUse.length} numbers are in use: from 50 on the registration needs a number pool and a reason.`,
    );
  }
  return warnings;
}

/** Answers at once: which numbers are in use at `at`, whom each may text, and what is wrong. */
export function numbersReport(input: NumbersInput): NumbersReport {
  const given = Object.values(input.givenByNotice).reduce((sum, count) => sum + count, 0);
  const inUse = input.numbers
    .filter((number) => isActive(number, input.at))
    .map((number) => {
      const covered = countCovered(number.e164, input);
      const inNotice = input.notice?.numbers.includes(number.e164) ?? false;
      return { ...number, inNotice, covered, notCovered: given - covered };
    });
  const retired = input.numbers.filter(
    ({ activeUntil }) => activeUntil !== null && activeUntil <= input.at,
  );
  const warnings = [
    ...warnOfRegister(inUse, input),
    ...warnOfNotice(input.notice, inUse),
    ...inUse.flatMap((number) => warnOfNumber(number, input.notice)),
  ];
  return { inUse, retired, warnings };
}
