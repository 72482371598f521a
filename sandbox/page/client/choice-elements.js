import { allOptions, shownValues } from './element-value.js';
import { fieldAttributes, nameAttributes } from './field-markup.js';
import { html } from './html.js';
import { decodeEntities } from './mrkdwn-token.js';
import { renderText } from './text-object.js';

/** @typedef {import('./input-elements.js').Draw} Draw */
/** @typedef {{ value: string, label: string, note?: string }} Choice */

/**
 * @param {any} option
 * @returns {Choice}
 */
const fromOption = (option) => ({
  value: option.value,
  label: decodeEntities(option.text?.text ?? option.value),
});

/**
 * @param {import('./element-value.js').Element} element
 * @param {import('./field-markup.js').Drawing} drawing
 * @returns {Choice[]}
 */
function choices(element, drawing) {
  const people = drawing.people.map(({ id, name, kind }) => ({
    value: id,
    label: name,
    ...(kind === undefined ? {} : { note: kind }),
  }));
  const channels = drawing.channels.map(({ id, name }) => ({ value: id, label: `# ${name}` }));
  if (element.type.endsWith('users_select')) return people;
  if (element.type.endsWith('channels_select')) return channels;
  if (element.type.endsWith('conversations_select')) {
    const include = element.filter?.include;
    const withPeople = include === undefined || include.includes('im');
    return withPeople ? [...channels, ...people] : channels;
  }
  return allOptions(element).map(fromOption);
}

/** @type {Draw} */
export function drawSelect(element, place, drawing) {
  const kept = drawing.values?.[place.blockId]?.[element.action_id ?? ''];
  const chosen = shownValues(element, kept)[0] ?? '';
  /** @param {Choice} choice */
  const option = ({ value, label }) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`;
  const groups = (element.option_groups ?? []).map(
    (/** @type {any} */ group) =>
      html`<optgroup label="${group.label?.text}">${(group.options ?? []).map(fromOption).map(option)}</optgroup>`,
  );
  const list = groups.length > 0 ? groups : choices(element, drawing).map(option);
  return html`<select class="field select" id="${place.inputId}" ${fieldAttributes(element, place)}${nameAttributes(element, place)}>
    <option value="">${element.placeholder?.text ?? 'Choose an option'}</option>${list}</select>`;
}

/** @type {Draw} */
export function drawPicker(element, place, drawing) {
  const kept = drawing.values?.[place.blockId]?.[element.action_id ?? ''];
  const chosen = shownValues(element, kept);
  const list = choices(element, drawing).map(
    ({ value, label, note }, index) =>
      html`<li role="option" id="${place.inputId}-${index}" data-value="${value}" aria-selected="${chosen.includes(value)}"><span class="picker-name">${label}</span>${
        note ? html` <span class="picker-note">${note}</span>` : ''
      }</li>`,
  );
  return html`<div class="picker" ${fieldAttributes(element, place)} data-picker data-max="${element.max_selected_items ?? ''}">
    <div class="picker-box field"><span class="picker-chips"></span><input type="text" role="combobox" id="${place.inputId}"${nameAttributes(element, place)} aria-expanded="false" aria-autocomplete="list" aria-controls="${place.inputId}-list" placeholder="${element.placeholder?.text ?? 'Type a name'}" autocomplete="off"></div>
    <ul class="picker-list" role="listbox" aria-multiselectable="true" id="${place.inputId}-list" hidden>${list}</ul>
  </div>`;
}

/** @type {Draw} */
export function drawChecks(element, place, drawing) {
  const kept = drawing.values?.[place.blockId]?.[element.action_id ?? ''];
  const chosen = shownValues(element, kept);
  const kind = element.type === 'checkboxes' ? 'checkbox' : 'radio';
  const list = allOptions(element).map(
    (option, index) =>
      html`<label class="check"><input type="${kind}" ${
        index === 0 ? html`id="${place.inputId}"` : ''
      } name="${place.inputId}" value="${option.value}"${chosen.includes(option.value) ? html` checked` : ''}><span class="check-text">${renderText(option.text, drawing.names)}${
        option.description
          ? html`<span class="check-note">${renderText(option.description, drawing.names)}</span>`
          : ''
      }</span></label>`,
  );
  const role = kind === 'radio' ? 'radiogroup' : 'group';
  return html`<div class="checks" role="${role}" ${fieldAttributes(element, place)}${nameAttributes(element, place)}>${list}</div>`;
}

/** @type {Draw} */
export function drawOverflow(element, place, drawing) {
  const items = (element.options ?? []).map(
    (/** @type {any} */ option) =>
      html`<button type="button" role="menuitem" data-press data-block="${place.blockId}" data-action="${element.action_id}" data-option="${option.value}">${renderText(option.text, drawing.names)}</button>`,
  );
  return html`<details class="overflow"><summary aria-label="More actions">•••</summary><div class="overflow-menu" role="menu">${items}</div></details>`;
}
