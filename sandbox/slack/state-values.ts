/** The contents of inputs (`state.values`): how they start, and how a hand changes them. */
import { isRecord } from '../record.ts';
import { type Block, blockList, elementsOf } from './block.ts';
import type { ElementState, StateValues } from './workspace.ts';

const SINGLE: Record<string, string> = {
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  overflow: 'selected_option',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
};

const SEVERAL: Record<string, string> = {
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
  file_input: 'files',
};

/** Where each choice element says what it starts with. */
const INITIAL: Record<string, string> = {
  static_select: 'initial_option',
  radio_buttons: 'initial_option',
  users_select: 'initial_user',
  conversations_select: 'initial_conversation',
  channels_select: 'initial_channel',
  datepicker: 'initial_date',
  timepicker: 'initial_time',
  checkboxes: 'initial_options',
  multi_static_select: 'initial_options',
  multi_users_select: 'initial_users',
  multi_conversations_select: 'initial_conversations',
  multi_channels_select: 'initial_channels',
};

/** The name of the state's field for this element type, and whether it holds a list. */
export function stateField(type: string): { name: string; list: boolean } {
  const several = SEVERAL[type];
  if (several !== undefined) return { name: several, list: true };
  return { name: SINGLE[type] ?? 'value', list: false };
}

/**
 * The state of every stateful element in these blocks: what was there before where block, action
 * and type are unchanged, otherwise the element's initial value, otherwise empty.
 */
export function stateValues(blocks: readonly Block[], before: StateValues): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const type = String(element.type);
      if (type === 'button' || type === 'overflow') continue;
      const blockId = String(block.block_id);
      const actionId = String(element.action_id);
      const kept = before[blockId]?.[actionId];
      values[blockId] = {
        ...values[blockId],
        [actionId]: kept?.type === type ? kept : initialState(element, type),
      };
    }
  }
  return values;
}

function initialState(element: Block, type: string): ElementState {
  const { name, list } = stateField(type);
  const initial = element[INITIAL[type] ?? 'initial_value'];
  if (type === 'plain_text_input' && initial === '') return { type, [name]: null };
  return { type, [name]: initial ?? (list ? [] : null) };
}

/** True when nothing was entered: Slack then refuses to submit a block that is not optional. */
export function isEmpty(state: ElementState): boolean {
  const value = state[stateField(state.type).name];
  return value === null || value === undefined || value === '' || isEmptyList(value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/**
 * The options of a choice element, group headings left out, in the shape the state carries
 * (`{text, value}` and a description if any).
 */
export function optionsOf(element: Block): Block[] {
  const grouped = blockList(element.option_groups).flatMap((group) => blockList(group.options));
  return [...blockList(element.options), ...grouped].filter(isRecord);
}
