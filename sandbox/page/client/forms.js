import { fieldsOf } from './blocks.js';
import { stateEntry } from './element-value.js';

/**
 * @param {HTMLElement} field an element with `data-field`
 * @returns {string[]}
 */
function chosenValues(field) {
  if (field.dataset.picker !== undefined) {
    return [...field.querySelectorAll('[role=option][aria-selected=true]')].map(
      (option) => /** @type {HTMLElement} */ (option).dataset.value ?? '',
    );
  }
  if (field.dataset.type === 'file_input') {
    return [...field.querySelectorAll('[data-file]')].map(
      (item) => /** @type {HTMLElement} */ (item).dataset.file ?? '',
    );
  }
  if (field.classList.contains('checks')) {
    return [...field.querySelectorAll('input:checked')].map(
      (box) => /** @type {HTMLInputElement} */ (box).value,
    );
  }
  const value = /** @type {HTMLInputElement} */ (field).value;
  return value === '' ? [] : [value];
}

/**
 * Everything entered on one surface, as Slack's `state.values`.
 * @param {ParentNode} root the surface's DOM
 * @param {import('./blocks.js').Block[]} blocks the blocks it was drawn from
 * @returns {Record<string, Record<string, any>>}
 */
export function readForm(root, blocks) {
  /** @type {Record<string, Record<string, any>>} */
  const values = {};
  for (const { blockId, element } of fieldsOf(blocks)) {
    const actionId = element.action_id ?? '';
    const field = root.querySelector(
      `[data-field][data-block="${CSS.escape(blockId)}"][data-action="${CSS.escape(actionId)}"]`,
    );
    if (!(field instanceof HTMLElement)) continue;
    values[blockId] = { ...values[blockId], [actionId]: stateEntry(element, chosenValues(field)) };
  }
  return values;
}
