/** `withdraw` with a person, how they said it and on what day: a withdrawal told to HR, entered in chat. */
import type { ActAnswer, WithdrawFor } from '../consent/act.ts';
import { InvalidInputError } from '../errors.ts';
import type { Surface } from './surface.ts';

const MEDIA = ['email', 'paper', 'verbal', 'admin'] as const;

export const withdrawUsage = (surface: Surface): string =>
  `Name the person, how they said it (email, paper, verbal or admin) and the day, for example: ${surface.command(`withdraw ${surface.personExample} email 2026-11-20`)}. Without a day it is today.`;

/**
 * The words after the person's name.
 * @param today as `2026-11-20`, for the day that was left out
 * @throws InvalidInputError('medium') that shows how it is written
 */
export function readToldHr(
  words: string,
  today: string,
  surface: Surface,
): Pick<WithdrawFor, 'medium' | 'actAt'> {
  const [first = '', actAt = today, ...more] = words.trim().toLowerCase().split(/\s+/u);
  const medium = MEDIA.find((one) => one === first.replace('-', ''));
  if (medium !== undefined && more.length === 0) return { medium, actAt: actAt.toUpperCase() };
  throw new InvalidInputError('medium', withdrawUsage(surface));
}

/** What the admin reads; the person's number is not repeated. */
export function toldHrNews(answer: ActAnswer): string {
  if (answer.kind === 'refused') return answer.message;
  const who = answer.receipt.employee.name ?? 'This person';
  return answer.receipt.repeated
    ? `This was on record already. ${who} is not texted.`
    : `The withdrawal is on record. ${who} is not texted any more, from any of the numbers, and is told so where they are in chat.`;
}
