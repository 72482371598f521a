/** A finding as people read it: where, what and the remedy, without the id of its rule. */
import { fieldLabel } from './field-words.ts';
import type { Finding } from './lint.ts';

/** Begins with the place unless the sentence names it by itself. */
export function findingSentence({ field, message }: Pick<Finding, 'field' | 'message'>): string {
  const label = fieldLabel(field);
  const named = message.startsWith('The ') || message.toLowerCase().includes(label.toLowerCase());
  return named ? message : `${label}: ${message}`;
}

/** `Sample 2: This sample is too long. Found: "...". Shorten it.` */
export function tellFinding(
  finding: Pick<Finding, 'field' | 'message' | 'phrase' | 'fix'>,
): string {
  const { phrase, fix } = finding;
  const words = phrase === null ? '' : ` Found: "${phrase}".`;
  return `${findingSentence(finding)}${words} ${fix}`;
}
