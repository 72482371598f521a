import { html } from './html.js';
import { renderMrkdwn, renderPlain } from './mrkdwn.js';

/**
 * Block Kit text object.
 * @typedef {{ type?: string, text?: string, emoji?: boolean }} TextObject
 */

/**
 * @param {TextObject | undefined} text
 * @param {import('./mrkdwn.js').Names} [names]
 * @returns {import('./html.js').Markup}
 */
export function renderText(text, names = {}) {
  if (text === undefined || text === null) return html``;
  if (text.type === 'mrkdwn') return renderMrkdwn(text.text ?? '', names);
  return renderPlain(text.text ?? '', text.emoji !== false);
}
