import { emoji } from './emoji.js';
import { html, join } from './html.js';
import { decodeEntities, renderToken } from './mrkdwn-token.js';

/**
 * Names for ids, so that mentions read as people do.
 * @typedef {{ user?: (id: string) => string | undefined, channel?: (id: string) => string | undefined }} Names
 */

const LEFT = '(?<![\\p{L}\\p{N}_*~])';
const RIGHT = '(?![\\p{L}\\p{N}_*~])';

/** @param {string} mark one character, escaped for a regular expression where it must be */
const styled = (mark) => `${LEFT}${mark}(?![\\s${mark}])([^\\n]*?[^\\s${mark}])${mark}${RIGHT}`;

const INLINE = new RegExp(
  [
    '`([^`\\n]+)`',
    '<([^<>\\n]+)>',
    styled('\\*'),
    styled('_'),
    styled('~'),
    ':([a-z0-9_+-]+):',
    '(https?:\\/\\/[^\\s<>|`]+)',
  ].join('|'),
  'giu',
);

/**
 * @param {string} url
 * @returns {[string, string]} the address and the punctuation that merely followed it
 */
function splitBareUrl(url) {
  const tail = /[.,;:!?)\]}'"*_~]+$/.exec(url)?.[0] ?? '';
  return [url.slice(0, url.length - tail.length), tail];
}

/**
 * @param {RegExpMatchArray} match
 * @param {Names} names
 * @returns {import('./html.js').Markup}
 */
function renderMatch(match, names) {
  const [, code, token, bold, italic, strike, name, url] = match;
  if (code !== undefined) return html`<code>${decodeEntities(code)}</code>`;
  if (token !== undefined) return renderToken(token, names);
  if (bold !== undefined) return html`<b>${renderInline(bold, names)}</b>`;
  if (italic !== undefined) return html`<i>${renderInline(italic, names)}</i>`;
  if (strike !== undefined) return html`<s>${renderInline(strike, names)}</s>`;
  if (name !== undefined) return html`${emoji(name)}`;
  const [address, tail] = splitBareUrl(url ?? '');
  return html`${renderToken(address, names)}${tail}`;
}

/**
 * @param {string} text
 * @param {Names} names
 * @returns {import('./html.js').Markup}
 */
function renderInline(text, names) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(decodeEntities(text.slice(from, match.index)), renderMatch(match, names));
    from = (match.index ?? 0) + match[0].length;
  }
  parts.push(decodeEntities(text.slice(from)));
  return join(parts);
}

const QUOTE = /^(?:>|&gt;) ?/;

/**
 * @param {string[]} lines
 * @param {Names} names
 */
function renderRun(lines, names) {
  return join(lines.flatMap((line, at) => [at === 0 ? '' : html`<br>`, renderInline(line, names)]));
}

/**
 * @param {string} text no ``` fence in it
 * @param {Names} names
 */
function renderLines(text, names) {
  /** @type {{ isQuote: boolean, lines: string[] }[]} */
  const runs = [];
  for (const line of text.split('\n')) {
    const isQuote = QUOTE.test(line);
    const run = runs.at(-1);
    if (run?.isQuote === isQuote) run.lines.push(line.replace(QUOTE, ''));
    else runs.push({ isQuote, lines: [line.replace(QUOTE, '')] });
  }
  return join(
    runs.map(({ isQuote, lines }) => {
      const shown = renderRun(lines, names);
      return isQuote ? html`<blockquote>${shown}</blockquote>` : shown;
    }),
  );
}

/**
 * @param {string} text Slack mrkdwn as an app sends it
 * @param {Names} [names]
 * @returns {import('./html.js').Markup}
 */
export function renderMrkdwn(text, names = {}) {
  const parts = String(text ?? '').split(/```\n?([\s\S]+?)\n?```\n?/);
  return join(
    parts.map((part, index) => {
      if (index % 2 === 1) return html`<pre>${decodeEntities(part)}</pre>`;
      return part === '' ? '' : renderLines(part.replace(index > 0 ? /^\n/ : /^$/, ''), names);
    }),
  );
}

/**
 * @param {string} text
 * @param {boolean} [withEmoji] false keeps `:wave:` as typed, as a text object with `emoji: false` does
 * @returns {import('./html.js').Markup}
 */
export function renderPlain(text, withEmoji = true) {
  const decoded = decodeEntities(String(text ?? ''));
  const shown = withEmoji
    ? decoded.replace(/:([a-z0-9_+-]+):/gi, (_, name) => emoji(name))
    : decoded;
  return join(shown.split('\n').flatMap((line, at) => (at === 0 ? [line] : [html`<br>`, line])));
}
