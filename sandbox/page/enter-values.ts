import { isRecord } from '../record.ts';
import { elementsOf } from '../slack/block.ts';
import type { ElementState, StateValues, View } from '../slack/workspace.ts';
import type { Chosen } from './press.ts';

/** The `values` of a request from the page; anything malformed is left out. */
export function valuesIn(body: Readonly<Record<string, unknown>>): StateValues {
  const values: StateValues = {};
  for (const [blockId, entries] of Object.entries(isRecord(body.values) ? body.values : {})) {
    if (!isRecord(entries)) continue;
    values[blockId] = Object.fromEntries(
      Object.entries(entries).filter((entry): entry is [string, ElementState] => isState(entry[1])),
    );
  }
  return values;
}

/**
 * Puts what was entered on the page into the view, for the elements that are really there.
 * @param options.except the element whose change is about to be told to the app
 */
export function enterValues(
  view: View,
  values: StateValues,
  { except }: { except?: Chosen } = {},
): void {
  for (const block of view.payload.blocks) {
    const blockId = String(block.block_id);
    for (const element of elementsOf(block)) {
      const actionId = String(element.action_id);
      const state = values[blockId]?.[actionId];
      if (state === undefined || state.type !== element.type) continue;
      if (except?.block.block_id === blockId && except.element.action_id === actionId) continue;
      view.values[blockId] = { ...view.values[blockId], [actionId]: state };
    }
  }
}

function isState(value: unknown): value is ElementState {
  return isRecord(value) && typeof value.type === 'string';
}
