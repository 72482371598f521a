import { emoji } from './emoji.js';
import { html, join } from './html.js';
import { renderLink, renderToken } from './mrkdwn-token.js';

/** @typedef {import('./mrkdwn.js').Names} Names */

/**
 * @param {import('./html.js').Markup} inner
 * @param {Record<string, boolean> | undefined} style
 */
function styled(inner, style = {}) {
  let shown = inner;
  if (style.code) shown = html`<code>${shown}</code>`;
  if (style.strike) shown = html`<s>${shown}</s>`;
  if (style.italic) shown = html`<i>${shown}</i>`;
  if (style.bold) shown = html`<b>${shown}</b>`;
  return shown;
}

/** @param {string} text */
const lines = (text) =>
  join(text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [html`<br>`, line])));

/** @type {Record<string, (part: any, names: Names) => import('./html.js').Markup>} */
const PARTS = {
  text: (part) => styled(lines(String(part.text ?? '')), part.style),
  link: (part) => styled(renderLink(String(part.url ?? ''), part.text ?? part.url), part.style),
  user: (part, names) => renderToken(`@${part.user_id}`, names),
  channel: (part, names) => renderToken(`#${part.channel_id}`, names),
  usergroup: (part, names) => renderToken(`!subteam^${part.usergroup_id}`, names),
  broadcast: (part, names) => renderToken(`!${part.range}`, names),
  emoji: (part) => html`${emoji(String(part.name ?? ''))}`,
  date: (part, names) =>
    renderToken(`!date^${part.timestamp}^${part.format}|${part.fallback ?? ''}`, names),
};

/**
 * @param {any[]} parts
 * @param {Names} names
 */
function inline(parts, names) {
  return join((parts ?? []).map((part) => PARTS[part.type]?.(part, names) ?? ''));
}

/** @type {Record<string, (element: any, names: Names) => import('./html.js').Markup>} */
const CONTAINERS = {
  rich_text_section: (element, names) => html`<p>${inline(element.elements, names)}</p>`,
  rich_text_quote: (element, names) =>
    html`<blockquote>${inline(element.elements, names)}</blockquote>`,
  rich_text_preformatted: (element, names) => html`<pre>${inline(element.elements, names)}</pre>`,
  rich_text_list: (element, names) => {
    const items = (element.elements ?? []).map(
      (/** @type {any} */ item) => html`<li>${inline(item.elements, names)}</li>`,
    );
    return element.style === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
  },
};

/**
 * @param {Record<string, any>} block a rich_text block
 * @param {Names} names
 * @returns {import('./html.js').Markup}
 */
export function renderRichText(block, names) {
  return join(
    (block.elements ?? []).map(
      (/** @type {any} */ element) => CONTAINERS[element.type]?.(element, names) ?? '',
    ),
  );
}
