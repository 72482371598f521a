import { isRecord } from '../record.ts';
import type { Block } from './block.ts';
import { isEmpty } from './state-values.ts';
import type { View } from './workspace.ts';

/**
 * What Slack's own form refuses before it submits anything, by block id: inputs that are not
 * optional and empty, texts shorter or longer than allowed, e-mail and web addresses that do not
 * look like one.
 */
export function clientErrors(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of view.payload.blocks) {
    if (block.type !== 'input' || !isRecord(block.element)) continue;
    const problem = problemOf(view, block, block.element);
    if (problem !== undefined) errors[String(block.block_id)] = problem;
  }
  return errors;
}

function problemOf(view: View, block: Block, element: Block): string | undefined {
  const state = view.values[String(block.block_id)]?.[String(element.action_id)];
  if (state === undefined || isEmpty(state))
    return block.optional === true ? undefined : 'Please complete this required field.';
  const value = state.value;
  return typeof value === 'string' ? textProblem(element, value) : undefined;
}

function textProblem(element: Block, value: string): string | undefined {
  const { min_length: least, max_length: most, type } = element;
  if (typeof least === 'number' && value.length < least)
    return `Must be at least ${least} characters.`;
  if (typeof most === 'number' && value.length > most) return `Must be at most ${most} characters.`;
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(value))
    return 'Please enter a valid email address.';
  if (type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a valid URL.';
  return undefined;
}
