/** Reads the arguments of one Web API call, which arrive as JSON or as form fields holding JSON. */
import { SlackError } from './slack-error.ts';

export type CallArguments = Readonly<Record<string, unknown>>;

/** A required string. @throws SlackError `invalid_arguments` naming the field. */
export function required(args: CallArguments, name: string): string {
  const value = optional(args, name);
  if (value !== undefined && value !== '') return value;
  throw new SlackError('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

/** A string, or undefined when it was not sent. */
export function optional(args: CallArguments, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** True for `true`, `1` and their texts. */
export function flag(args: CallArguments, name: string): boolean {
  return ['true', '1'].includes(optional(args, name) ?? '');
}

/** A whole number, or the fallback. @throws SlackError `invalid_limit` and the like (`refusal`). */
export function wholeNumber(args: CallArguments, name: string, fallback: number): number {
  const text = optional(args, name);
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new SlackError(`invalid_${name}`);
  return value;
}

/** A structured value, sent as JSON or as JSON in text. @throws SlackError with `refusal`. */
export function structured(args: CallArguments, name: string, refusal: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new SlackError(refusal);
  }
}
