import { html, join } from './html.js';

/**
 * What the drawing of one surface needs to know.
 * @typedef {object} Drawing
 * @property {import('./mrkdwn.js').Names} names
 * @property {{ id: string, name: string, kind?: string }[]} people for people pickers
 * @property {{ id: string, name: string }[]} channels for channel pickers
 * @property {string} prefix makes the HTML ids of this surface unique on the page
 * @property {Record<string, Record<string, any>>} [values] `state.values` kept from the person's input
 * @property {Record<string, string>} [errors] by block id
 */

/**
 * Where an element stands.
 * @typedef {{ blockId: string, inputId: string, labelId?: string, describedBy?: string, dispatch?: boolean }} Place
 */

/**
 * Attributes by which the page finds a field's value again.
 * @param {import('./element-value.js').Element} element
 * @param {Place} place
 */
export function fieldAttributes(element, place) {
  return html`data-field data-block="${place.blockId}" data-action="${element.action_id ?? ''}" data-type="${element.type}"${
    place.dispatch ? html` data-dispatch` : ''
  }`;
}

/**
 * Attributes that name a control for people who do not see it.
 * @param {import('./element-value.js').Element} element
 * @param {Place} place
 */
export function nameAttributes(element, place) {
  const label =
    element.accessibility_label ?? element.placeholder?.text ?? element.action_id ?? element.type;
  const name = place.labelId
    ? html` aria-labelledby="${place.labelId}"`
    : html` aria-label="${label}"`;
  return join([name, place.describedBy ? html` aria-describedby="${place.describedBy}"` : '']);
}
