import { html } from './html.js';

const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:)/i;

/**
 * Slack stores `&`, `<` and `>` of a text as three entities; nothing else is decoded.
 * @param {string} text
 * @returns {string}
 */
export function decodeEntities(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/**
 * @param {string} address
 * @param {unknown} label
 * @returns {import('./html.js').Markup} a link that leaks no referrer, or plain text when the scheme is not a harmless one
 */
export function renderLink(address, label) {
  if (!SAFE_LINK.test(address)) return html`${label}`;
  return html`<a href="${address}" target="_blank" rel="noopener noreferrer nofollow">${label}</a>`;
}

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const DATE_TOKENS = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/**
 * @param {string} command what follows the `!`
 * @param {string | undefined} fallback
 */
function renderCommand(command, fallback) {
  const [kind, argument, format] = command.split('^');
  if (kind === 'here' || kind === 'channel' || kind === 'everyone') {
    return html`<span class="mention mention-all">@${kind}</span>`;
  }
  if (kind === 'subteam') return html`<span class="mention">${fallback ?? `@${argument}`}</span>`;
  if (kind === 'date' && format !== undefined) {
    const at = new Date(Number(argument) * 1000);
    if (Number.isNaN(at.getTime())) return html`${fallback ?? ''}`;
    const text = format.replace(/\{(\w+)\}/g, (whole, name) => {
      const options = DATE_TOKENS[name];
      return options === undefined ? whole : new Intl.DateTimeFormat('en-US', options).format(at);
    });
    return html`<time datetime="${at.toISOString()}">${decodeEntities(text)}</time>`;
  }
  return html`${fallback ?? `<!${command}>`}`;
}

/**
 * What stands between `<` and `>` in mrkdwn: a link, a mention or a special command. Anything
 * unknown is shown as typed.
 * @param {string} token
 * @param {import('./mrkdwn.js').Names} names
 */
export function renderToken(token, names) {
  const bar = token.indexOf('|');
  const target = decodeEntities(bar < 0 ? token : token.slice(0, bar));
  const label = bar < 0 ? undefined : decodeEntities(token.slice(bar + 1));
  if (/^@[UWB][A-Z0-9]+$/.test(target)) {
    const id = target.slice(1);
    return html`<span class="mention">@${names.user?.(id) ?? label ?? id}</span>`;
  }
  if (/^#[CGD][A-Z0-9]+$/.test(target)) {
    const id = target.slice(1);
    return html`<span class="mention">#${names.channel?.(id) ?? label ?? id}</span>`;
  }
  if (target.startsWith('!')) return renderCommand(target.slice(1), label);
  if (SAFE_LINK.test(target))
    return renderLink(target, label ?? target.replace(/^(mailto|tel):/i, ''));
  return html`${`<${decodeEntities(token)}>`}`;
}
