import { isRecord } from '../record.ts';

/** Collects what is wrong with a payload, each reason with its JSON pointer, in Slack's words. */
export interface Findings {
  readonly reasons: string[];
  readonly add: (reason: string, at: string) => void;
  readonly missing: (field: string, at: string) => void;
  /** A bare string of 1 to `most` characters (UTF-16 units). */
  readonly length: (value: unknown, at: string, most: number) => void;
  /** A text object, `plain_text` or `mrkdwn`, of 1 to `most` characters. */
  readonly text: (value: unknown, at: string, most: number) => void;
  /** A `plain_text` object of 1 to `most` characters. */
  readonly plainText: (value: unknown, at: string, most: number) => void;
  readonly count: (value: unknown, at: string, range: { least: number; most: number }) => void;
}

export function createFindings(): Findings {
  const reasons: string[] = [];
  const add = (reason: string, at: string) => {
    reasons.push(`${reason} [json-pointer:${at}]`);
  };
  const length = (value: unknown, at: string, most: number) => {
    if (typeof value !== 'string') add('must be a string', at);
    else if (value.length === 0) add('must be more than 0 characters', at);
    else if (value.length > most) add(`must be less than ${most + 1} characters`, at);
  };
  const typedText = (value: unknown, at: string, rule: { most: number; types: string[] }) => {
    if (!isRecord(value)) add('must be an object', at);
    else if (!rule.types.includes(String(value.type)))
      add(`unsupported type: ${String(value.type)}`, `${at}/type`);
    else length(value.text, `${at}/text`, rule.most);
  };
  return {
    reasons,
    add,
    missing: (field, at) => add(`missing required field: ${field}`, at),
    length,
    text: (value, at, most) => typedText(value, at, { most, types: ['plain_text', 'mrkdwn'] }),
    plainText: (value, at, most) => typedText(value, at, { most, types: ['plain_text'] }),
    count: (value, at, { least, most }) => {
      if (!Array.isArray(value)) add('must be an array', at);
      else if (value.length < least) add(`must provide at least ${least} items`, at);
      else if (value.length > most) add(`no more than ${most} items allowed`, at);
    },
  };
}
