/** A schema's complaint as one clear sentence for a person. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** The first thing that is wrong, by its path in the definition, and how many more there are. */
export function describeIssue(issues: readonly Issue[]): { field: string; sentence: string } {
  const [first, ...others] = issues;
  if (first === undefined) return { field: 'campaign', sentence: 'The campaign cannot be read.' };
  const field = pathOf(first);
  const rest = [...new Set(others.map(pathOf))].filter((other) => other !== field);
  const more =
    rest.length === 0
      ? ''
      : ` (${rest.length} more ${rest.length === 1 ? 'field needs' : 'fields need'} attention: ${rest.join(', ')}.)`;
  return { field, sentence: `${complaint(first)}${more}` };
}

function pathOf(issue: Issue): string {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...keys].map(String).join('.') || 'campaign';
}

function complaint(issue: Issue): string {
  const field = pathOf(issue);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${field} is not a field of a campaign. Remove it or check its spelling.`;
    case 'too_small':
      return tooSmall(issue, field);
    case 'too_big':
      return tooBig(issue, field);
    case 'invalid_value':
      return `${field} must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return invalidFormat(issue.format, field);
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

function invalidFormat(format: string, field: string): string {
  if (format === 'email') {
    return `${field} is not an e-mail address. Write it like hr@northwindfs.example.`;
  }
  if (format === 'url') {
    return `${field} is not a secure web address. Write it in full, starting with https://.`;
  }
  if (field === 'pageSlug') {
    return 'pageSlug may hold small letters, digits and hyphens. Write it like northwind.';
  }
  return `${field} is not a phone number. Write it like +15125550100.`;
}

function article(expected: string): string {
  if (expected === 'array') return 'a list';
  if (expected === 'object') return 'a group of fields';
  return expected === 'string' ? 'a text' : `a ${expected}`;
}
