/** What stands in a card's inputs, and what Teams refuses before it tells the app anything. */
import { recordsOf } from '../record.ts';
import { type Card, inputsOf, type PlacedAction } from './card.ts';
import type { Entries } from './tenant.ts';

/** What an input holds now: what was entered, or else what it came with. */
export function standingValue(input: Card, entries: Entries): string {
  const entered = entries.values.get(String(input.id));
  if (entered !== undefined) return entered;
  if (input.type === 'Input.Toggle') return text(input.value, offOf(input));
  return text(input.value, '');
}

/** The value of a ticked toggle, `true` unless the card says otherwise. */
export function onOf(input: Card): string {
  return text(input.valueOn, 'true');
}

export function offOf(input: Card): string {
  return text(input.valueOff, 'false');
}

/** The value of the choice with this title or value. @throws Error when there is none */
export function choiceOf(input: Card, choice: string): string {
  const found = recordsOf(input.choices).find((one) => [one.title, one.value].includes(choice));
  if (!found) throw new Error(`There is no choice "${choice}" in "${String(input.id)}".`);
  return String(found.value);
}

/**
 * The data an action sends: its own, then the inputs of its card and of the cards around it that
 * are not empty. An input replaces a field of `data` with the same name, as in Teams.
 */
export function dataOf({ action, cards }: PlacedAction, entries: Entries): Record<string, unknown> {
  const own = typeof action.data === 'object' && action.data !== null ? action.data : {};
  const entered = associated({ action, cards })
    .map((input) => [String(input.id), standingValue(input, entries)] as const)
    .filter(([, value]) => value !== '');
  return { ...own, ...Object.fromEntries(entered) };
}

/** What Teams says under the inputs this action would send, by input id; empty when all is well. */
export function inputErrors(placed: PlacedAction, entries: Entries): Map<string, string> {
  const errors = new Map<string, string>();
  for (const input of associated(placed)) {
    if (isRight(input, standingValue(input, entries))) continue;
    errors.set(String(input.id), text(input.errorMessage, 'Please correct this field.'));
  }
  return errors;
}

function associated({ action, cards }: PlacedAction): Card[] {
  return action.associatedInputs === 'none' ? [] : cards.flatMap(inputsOf);
}

function isRight(input: Card, value: string): boolean {
  const isEmpty = input.type === 'Input.Toggle' ? value !== onOf(input) : value === '';
  if (isEmpty) return input.isRequired !== true;
  if (typeof input.maxLength === 'number' && value.length > input.maxLength) return false;
  return typeof input.regex !== 'string' || new RegExp(input.regex).test(value);
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
