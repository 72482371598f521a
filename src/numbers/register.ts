/** The register of sending numbers, as the verbs read it and answer from it. */
import { standing } from '../decide.ts';
import { InvalidInputError, LedgerBrokenError } from '../errors.ts';
import { keepable } from '../people/join.ts';
import type { Ports } from '../ports.ts';
import type { SendingNumber } from './sending-number.ts';

/** The register and what an append on it must expect. */
export async function openRegister(ports: Ports) {
  const expect = await standing(ports.ledger, ['numbers']);
  return { expect, numbers: await ports.views.numbers(), version: expect[0]?.seq ?? -1 };
}

/** The newest registration of a number that was not retired; null when there is none. */
export const inRegister = (numbers: readonly SendingNumber[], e164: string): SendingNumber | null =>
  numbers.findLast((number) => number.e164 === e164 && number.activeUntil === null) ?? null;

/** One number after an append. */
export async function registered(ports: Ports, numberId: string): Promise<SendingNumber> {
  const found = (await ports.views.numbers()).find((number) => number.numberId === numberId);
  if (found !== undefined) return found;
  throw new LedgerBrokenError(-1, 'A number was recorded but is not in the register. Run verify.');
}

/** At least one character that a reader sees: no mark without width alone. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** A short text an admin typed: InvalidInputError on its field when nothing of it is visible or over 200 characters. */
export function readWord(text: string, field: string, what: string): string {
  const word = keepable(text, 1000);
  if (!VISIBLE.test(word)) throw new InvalidInputError(field, `${what} is empty. Fill it in.`);
  if (word.length > 200) {
    throw new InvalidInputError(field, `${what} is too long. Use at most 200 characters.`);
  }
  return word;
}
