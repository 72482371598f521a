import { drawChecks, drawOverflow, drawPicker, drawSelect } from './choice-elements.js';
import { keepsValue } from './element-value.js';
import { html, join } from './html.js';
import { drawFileInput, drawTextInput } from './input-elements.js';
import { renderLink } from './mrkdwn-token.js';
import { renderRichText } from './rich-text.js';
import { renderText } from './text-object.js';

/** @typedef {import('./field-markup.js').Drawing} Drawing */
/** @typedef {import('./field-markup.js').Place} Place */
/** @typedef {Record<string, any> & { type: string, block_id?: string }} Block */

/** @type {import('./input-elements.js').Draw} */
function drawButton(element, place, drawing) {
  const look =
    element.style === 'primary' || element.style === 'danger' ? ` button-${element.style}` : '';
  const text = renderText(element.text, drawing.names);
  const label = element.accessibility_label
    ? html` aria-label="${element.accessibility_label}"`
    : '';
  return html`<button type="button" class="button${look}" id="${place.inputId}"${label} data-press data-block="${place.blockId}" data-action="${element.action_id ?? ''}"${
    element.url ? html` data-url="${element.url}"` : ''
  }>${text}</button>`;
}

/** @type {import('./input-elements.js').Draw} */
function drawImage(element) {
  return html`<img class="thumb" src="${imageSource(element)}" alt="${element.alt_text ?? ''}">`;
}

/**
 * Only pictures this page can load without asking a third party are shown.
 * @param {Record<string, any>} image
 * @returns {string}
 */
function imageSource(image) {
  const url = String(image.image_url ?? image.slack_file?.url ?? '');
  return /^(?:data:image\/(?:png|jpeg|gif);|\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/.test(url)
    ? url
    : '';
}

/** @type {Record<string, import('./input-elements.js').Draw>} */
const ELEMENTS = {
  button: drawButton,
  image: drawImage,
  overflow: drawOverflow,
  static_select: drawSelect,
  users_select: drawSelect,
  channels_select: drawSelect,
  conversations_select: drawSelect,
  multi_static_select: drawPicker,
  multi_users_select: drawPicker,
  multi_channels_select: drawPicker,
  multi_conversations_select: drawPicker,
  radio_buttons: drawChecks,
  checkboxes: drawChecks,
  plain_text_input: drawTextInput,
  email_text_input: drawTextInput,
  url_text_input: drawTextInput,
  number_input: drawTextInput,
  datepicker: drawTextInput,
  timepicker: drawTextInput,
  file_input: drawFileInput,
};

/** @type {import('./input-elements.js').Draw} */
function drawElement(element, place, drawing) {
  const draw = ELEMENTS[element.type];
  if (draw === undefined) return html`<em class="unknown">[${element.type} is not drawn here]</em>`;
  return draw(element, place, drawing);
}

/**
 * @param {Drawing} drawing
 * @param {string} blockId
 * @param {{ action_id?: string }} element
 * @returns {string}
 */
const elementId = (drawing, blockId, element) =>
  `${drawing.prefix}-${blockId}-${element.action_id ?? ''}`.replace(/[^\w-]/g, '_');

/**
 * @param {Block} block
 * @param {Drawing} drawing
 */
function drawSection(block, drawing) {
  const blockId = block.block_id ?? '';
  const accessory = block.accessory;
  const fields = (block.fields ?? []).map(
    (/** @type {any} */ field) =>
      html`<div class="section-field">${renderText(field, drawing.names)}</div>`,
  );
  return html`<div class="block section"><div class="section-main">${
    block.text ? html`<div class="section-text">${renderText(block.text, drawing.names)}</div>` : ''
  }${fields.length > 0 ? html`<div class="section-fields">${fields}</div>` : ''}</div>${
    accessory
      ? html`<div class="section-accessory">${drawElement(accessory, { blockId, inputId: elementId(drawing, blockId, accessory), dispatch: true }, drawing)}</div>`
      : ''
  }</div>`;
}

/**
 * @param {Block} block
 * @param {Drawing} drawing
 */
function drawActions(block, drawing) {
  const blockId = block.block_id ?? '';
  return html`<div class="block actions">${(block.elements ?? []).map(
    (/** @type {any} */ element) =>
      drawElement(
        element,
        { blockId, inputId: elementId(drawing, blockId, element), dispatch: true },
        drawing,
      ),
  )}</div>`;
}

/**
 * @param {Block} block
 * @param {Drawing} drawing
 */
function drawInput(block, drawing) {
  const blockId = block.block_id ?? '';
  const inputId = elementId(drawing, blockId, block.element);
  const labelId = `${inputId}-label`;
  const error = drawing.errors?.[blockId];
  const described = [error ? `${inputId}-error` : '', block.hint ? `${inputId}-hint` : ''].filter(
    Boolean,
  );
  const place = {
    blockId,
    inputId,
    labelId,
    ...(described.length > 0 ? { describedBy: described.join(' ') } : {}),
    ...(block.dispatch_action ? { dispatch: true } : {}),
  };
  return html`<div class="block input${error ? ' input-bad' : ''}"><label class="input-label" id="${labelId}" for="${inputId}">${renderText(block.label, drawing.names)}${
    block.optional ? html` <span class="optional">(optional)</span>` : ''
  }</label>${drawElement(block.element ?? { type: 'nothing' }, place, drawing)}${
    error ? html`<div class="input-error" role="alert" id="${inputId}-error">${error}</div>` : ''
  }${block.hint ? html`<div class="input-hint" id="${inputId}-hint">${renderText(block.hint, drawing.names)}</div>` : ''}</div>`;
}

/** @type {Record<string, (block: Block, drawing: Drawing) => import('./html.js').Markup>} */
const BLOCKS = {
  header: (block, drawing) =>
    html`<h3 class="block header">${renderText(block.text, drawing.names)}</h3>`,
  section: drawSection,
  divider: () => html`<hr class="block divider">`,
  context: (block, drawing) =>
    html`<div class="block context">${(block.elements ?? []).map((/** @type {any} */ element) =>
      element.type === 'image'
        ? drawImage(element, { blockId: '', inputId: '' }, drawing)
        : html`<span>${renderText(element, drawing.names)}</span>`,
    )}</div>`,
  actions: drawActions,
  input: drawInput,
  image: (block, drawing) =>
    html`<figure class="block image">${block.title ? html`<figcaption>${renderText(block.title, drawing.names)}</figcaption>` : ''}<img src="${imageSource(block)}" alt="${block.alt_text ?? ''}"></figure>`,
  rich_text: (block, drawing) =>
    html`<div class="block rich">${renderRichText(block, drawing.names)}</div>`,
  file: (block) =>
    html`<div class="block file-card">${renderLink(String(block.file?.permalink ?? ''), block.external_id ?? 'File')}</div>`,
};

/**
 * @param {Block[]} blocks
 * @param {Drawing} drawing
 * @returns {import('./html.js').Markup}
 */
export function renderBlocks(blocks, drawing) {
  return join(
    blocks.map((block) => {
      const draw = BLOCKS[block.type];
      return draw
        ? draw(block, drawing)
        : html`<div class="block unknown">[${block.type} is not drawn here]</div>`;
    }),
  );
}

/**
 * @param {Block} block
 * @returns {import('./element-value.js').Element[]} the interactive elements standing in the block
 */
export function elementsOf(block) {
  const list = [
    block.accessory,
    block.element,
    ...(block.type === 'actions' ? (block.elements ?? []) : []),
  ];
  return list.filter(
    (element) => element !== undefined && element !== null && element.type !== 'image',
  );
}

/**
 * @param {Block[]} blocks
 * @returns {{ blockId: string, element: import('./element-value.js').Element }[]} every element with an entry in `state.values`
 */
export function fieldsOf(blocks) {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter(keepsValue)
      .map((element) => ({ blockId: block.block_id ?? '', element })),
  );
}
