import { shownValues } from './element-value.js';
import { fieldAttributes, nameAttributes } from './field-markup.js';
import { html } from './html.js';

const INPUT_TYPES = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
};

/** @typedef {(element: import('./element-value.js').Element, place: import('./field-markup.js').Place, drawing: import('./field-markup.js').Drawing) => import('./html.js').Markup} Draw */

/** @type {Draw} */
export function drawTextInput(element, place, drawing) {
  const kept = drawing.values?.[place.blockId]?.[element.action_id ?? ''];
  const value = shownValues(element, kept)[0] ?? '';
  const common = html`id="${place.inputId}" ${fieldAttributes(element, place)}${nameAttributes(element, place)} placeholder="${
    element.placeholder?.text ?? ''
  }"${element.max_length ? html` maxlength="${element.max_length}"` : ''} autocomplete="off"`;
  if (element.multiline) {
    return html`<textarea class="field" rows="4" ${common}>\n${value}</textarea>`;
  }
  const type = INPUT_TYPES[/** @type {keyof typeof INPUT_TYPES} */ (element.type)] ?? 'text';
  const step = type === 'number' ? html` step="${element.is_decimal_allowed ? 'any' : '1'}"` : '';
  return html`<input class="field" type="${type}"${step} ${common} value="${value}">`;
}

/** @type {Draw} */
export function drawFileInput(element, place, drawing) {
  const kept = drawing.values?.[place.blockId]?.[element.action_id ?? ''];
  const accept = (element.filetypes ?? [])
    .map((/** @type {string} */ type) => `.${type}`)
    .join(',');
  const files = (kept?.files ?? []).map(
    (/** @type {any} */ file) =>
      html`<li data-file="${file.id}" data-name="${file.name ?? file.id}">📄 ${file.name ?? file.id} <button type="button" class="chip-remove" data-remove-file aria-label="Remove ${file.name ?? file.id}">×</button></li>`,
  );
  return html`<div class="file-input" ${fieldAttributes(element, place)} data-max="${element.max_files ?? 10}">
    <ul class="file-list">${files}</ul>
    <input type="file" id="${place.inputId}"${nameAttributes(element, place)} accept="${accept}"${
      (element.max_files ?? 10) > 1 ? html` multiple` : ''
    }>
  </div>`;
}
