/** A schema's complaint as one clear sentence for a person. */
import type { z } from 'zod';
import { fieldInFile, fieldLabel } from './field-words.ts';

type Issue = z.core.$ZodIssue;

/** Where the definition was written: a form has labels only, in a file the path is searched for. */
export type Written = 'in a form' | 'in a file';

/** The first thing that is wrong, by its path in the definition, and how many more there are. */
export function describeIssue(
  issues: readonly Issue[],
  written: Written,
): { field: string; sentence: string } {
  const [first, ...others] = issues;
  if (first === undefined) return { field: 'campaign', sentence: 'The campaign cannot be read.' };
  const field = pathOf(first);
  const nameOf = written === 'in a form' ? fieldLabel : fieldInFile;
  const rest = [...new Set(others.map(pathOf))].filter((other) => other !== field);
  const more =
    rest.length === 0
      ? ''
      : ` (${rest.length} more ${rest.length === 1 ? 'field needs' : 'fields need'} attention: ${rest.map(nameOf).join(', ')}.)`;
  return { field, sentence: `${complaint(first, nameOf(field))}${more}` };
}

function pathOf(issue: Issue): string {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...keys].map(String).join('.') || 'campaign';
}

/** @param field as people call it */
function complaint(issue: Issue, field: string): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${pathOf(issue)} is not a field of a campaign. Remove it or check its spelling.`;
    case 'too_small':
      return tooSmall(issue, field);
    case 'too_big':
      return tooBig(issue, field);
    case 'invalid_value':
      return `${field} must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return invalidFormat(issue, field);
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? `${field} is missing. Fill it in.`
        : `${field} must be ${article(issue.expected)}.`;
    default:
      return `${field} cannot be used as it is. Check it and try again.`;
  }
}

const unit = (origin: string) => (origin === 'array' ? 'entries' : 'characters');

const tooSmall = (issue: Extract<Issue, { code: 'too_small' }>, field: string) =>
  Number(issue.minimum) <= 1
    ? `${field} is empty. Fill it in.`
    : `${field} is too short. Use at least ${issue.minimum} ${unit(issue.origin)}.`;

const tooBig = (issue: Extract<Issue, { code: 'too_big' }>, field: string) =>
  `${field} is too long. Use at most ${issue.maximum} ${unit(issue.origin)}.`;

function invalidFormat(issue: Extract<Issue, { code: 'invalid_format' }>, field: string): string {
  const { format } = issue;
  if (format === 'email') {
    return `${field} is not an e-mail address. Write it like hr@northwindfs.example.`;
  }
  if (format === 'url') {
    return `${field} is not a secure web address. Write it in full, starting with https://.`;
  }
  if (pathOf(issue) === 'pageSlug') {
    return `${field} may hold small letters, digits and hyphens. Write it like northwind.`;
  }
  return `${field} is not a phone number. Write it like +15125550100.`;
}

function article(expected: string): string {
  if (expected === 'array') return 'a list';
  if (expected === 'object') return 'a group of fields';
  return expected === 'string' ? 'a text' : `a ${expected}`;
}
