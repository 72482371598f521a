/** When a person acted, as opposed to when it was recorded. */
import { InvalidInputError } from '../errors.ts';
import type { Entry } from '../ledger/entry.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A person's own answer, however it came here. */
export const isAnswer = ({ fact }: Entry): boolean =>
  fact.kind === 'ConsentGiven' ||
  fact.kind === 'ConsentRefused' ||
  fact.kind === 'ConsentWithdrawn';

/** RFC 3339 UTC, or only the day where a paper tells no more. */
export function actedAt({ fact, at }: Entry): string {
  if ('entered' in fact && fact.entered !== undefined) return fact.entered.actAt;
  return ('platformAt' in fact ? fact.platformAt : null) ?? at;
}

/**
 * A day (`2026-11-20`) stays a day; an instant becomes RFC 3339 UTC with milliseconds.
 * @throws InvalidInputError('date') when it is no date or lies ahead of `now`
 */
export function readActAt(written: string, now: string): string {
  const text = written.trim();
  const ms = Date.parse(text);
  const isDay = DAY.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const real = isDay && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
  if (!real && (!isInstant || Number.isNaN(ms))) {
    throw new InvalidInputError(
      'date',
      'The date of the act is not a date. Write it as 2026-11-20, or with its time as 2026-11-20T15:30:00Z.',
    );
  }
  if (isDay ? text > now.slice(0, 10) : ms > Date.parse(now)) {
    throw new InvalidInputError('date', 'The date of the act lies in the future. Correct it.');
  }
  return isDay ? text : new Date(ms).toISOString();
}
