import type { Block } from '../slack/block.ts';
import type { Hands } from '../slack/hands.ts';
import type { Surface } from './surface.ts';

/** One element on a surface, and the texts, ids or option values entered there. */
export interface Chosen {
  readonly block: Block;
  readonly element: Block;
  readonly values: readonly string[];
}

/**
 * Presses this very button. Hands find a button by name and may meet another of the same name
 * first (a list with one "Retire" per row), so the exact one is put into the request.
 * @returns Slack's code when the app did not answer
 */
export async function press(
  hands: Hands,
  surface: Surface,
  { block, element }: Chosen,
): Promise<string | undefined> {
  const payload = hands.pressPayload(String(block.block_id), surface.where);
  const [action] = payload.actions as readonly Record<string, unknown>[];
  const { type, action_id, text, value, style } = element as Record<string, unknown>;
  const exact = {
    type,
    action_id,
    text,
    block_id: block.block_id,
    action_ts: action?.action_ts,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
  return (await hands.sends({ payload: { ...payload, actions: [exact] } })).failure;
}

/** Chooses or types in an element of which the app hears at once. */
export async function choose(hands: Hands, surface: Surface, chosen: Chosen): Promise<void> {
  const { element, values } = chosen;
  const field = nameOf(surface, chosen);
  const type = String(element.type);
  if (type.endsWith('input')) {
    await hands.fills(field, values[0] ?? '', surface.where);
  } else if (type === 'checkboxes') {
    await hands.unticks(field, surface.where);
    for (const value of values) await hands.ticks(field, value, surface.where);
  } else {
    await hands.selects(field, values, surface.where);
  }
}

/** Hands look a field up by name: the action id where it is unique, else the block's. */
function nameOf({ blocks }: Surface, { block, element }: Chosen): string {
  const uses = JSON.stringify(blocks).split(`"action_id":${JSON.stringify(element.action_id)}`);
  return String(uses.length > 2 ? block.block_id : element.action_id);
}
