import { renderBlocks } from './blocks.js';
import { readForm } from './forms.js';
import { html } from './html.js';
import { startPickers } from './picker.js';
import { renderText } from './text-object.js';

/**
 * A modal view as the workspace keeps it.
 * @typedef {Record<string, any> & { id: string, hash?: string, blocks: import('./blocks.js').Block[] }} View
 */

/** @param {View} view */
export const viewVersion = (view) => `${view.id}/${view.hash ?? ''}`;

/**
 * @param {View} view
 * @param {import('./field-markup.js').Drawing} drawing
 * @param {string} appName
 * @returns {import('./html.js').Markup}
 */
export function renderModal(view, drawing, appName) {
  const submit = view.submit
    ? html`<button type="submit" class="button button-primary">${renderText(view.submit)}</button>`
    : '';
  const close = view.close ? renderText(view.close) : html`${view.submit ? 'Cancel' : 'Close'}`;
  return html`<form class="modal-form" novalidate data-view="${view.id}">
    <div class="modal-head"><span class="avatar avatar-app avatar-small" aria-hidden="true">✓</span><div><h2 id="modal-title">${renderText(view.title)}</h2><span>${appName}</span></div><button type="button" class="modal-x" data-close-view aria-label="Close">×</button></div>
    <div class="modal-body" tabindex="-1">${renderBlocks(view.blocks, drawing)}</div>
    <div class="modal-foot"><button type="button" class="button" data-close-view>${close}</button>${submit}</div>
  </form>`;
}

/**
 * Required inputs left empty, which Slack itself refuses before it asks the app.
 * @param {View} view
 * @param {Record<string, Record<string, any>>} values
 * @returns {Record<string, string>} messages by block id
 */
export function missingInputs(view, values) {
  /** @type {Record<string, string>} */
  const errors = {};
  for (const block of view.blocks) {
    if (block.type !== 'input' || block.optional) continue;
    const entry = values[block.block_id ?? '']?.[block.element?.action_id ?? ''] ?? {};
    const held = Object.entries(entry).find(([key]) => key !== 'type')?.[1];
    if (held === null || held === undefined || held === '' || held.length === 0) {
      errors[block.block_id ?? ''] = 'Please complete this required field.';
    }
  }
  return errors;
}

/**
 * Draws the modal anew and keeps what the person entered, where she stood and how far she scrolled.
 * @param {HTMLDialogElement} dialog
 * @param {View} view
 * @param {{ appName: string, blocksBefore: import('./blocks.js').Block[] | undefined, drawingOf: (values: any) => import('./field-markup.js').Drawing }} how
 */
export function drawModal(dialog, view, { appName, blocksBefore, drawingOf }) {
  const kept =
    blocksBefore === undefined ? view.values : keepFiles(dialog, readForm(dialog, blocksBefore));
  const focused = dialog.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const scrolled = dialog.querySelector('.modal-body')?.scrollTop ?? 0;
  dialog.innerHTML = renderModal(view, drawingOf(kept), appName).text;
  startPickers(dialog);
  if (!dialog.open) dialog.showModal();
  const body = dialog.querySelector('.modal-body');
  if (body && blocksBefore !== undefined) body.scrollTop = scrolled;
  focusWithin(dialog, focused);
}

const CONTROLS = ['input', 'textarea', 'select'];

/**
 * The first field with an error, else where the person was, else the first field.
 * @param {HTMLDialogElement} dialog
 * @param {string | undefined} focused id of the element that had the focus
 */
function focusWithin(dialog, focused) {
  /** @param {string} place */
  const first = (place) => dialog.querySelector(CONTROLS.map((name) => `${place} ${name}`).join());
  const bad = first('.input-bad');
  const before = focused ? document.getElementById(focused) : null;
  const target = bad ?? before ?? first('.modal-body') ?? dialog.querySelector('.modal-body');
  if (target instanceof HTMLElement) target.focus({ preventScroll: bad === null });
}

/**
 * The form knows file ids only; the names stand in the list on screen.
 * @param {ParentNode} root
 * @param {Record<string, Record<string, any>>} values
 */
function keepFiles(root, values) {
  for (const entries of Object.values(values)) {
    for (const entry of Object.values(entries)) {
      if (entry.type !== 'file_input') continue;
      entry.files = entry.files.map((/** @type {{ id: string }} */ file) => ({
        ...file,
        name:
          root.querySelector(`[data-file="${CSS.escape(file.id)}"]`)?.getAttribute('data-name') ??
          file.id,
      }));
    }
  }
  return values;
}
