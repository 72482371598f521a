/** A string that is already safe HTML. Everything else is escaped by `html`. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * @param {unknown} value
 * @returns {string} `value` as text that is inert in HTML content and in quoted attributes
 */
export function escapeHtml(value) {
  return String(value ?? '').replace(
    /[&<>"']/g,
    (character) => ESCAPES[/** @type {keyof typeof ESCAPES} */ (character)],
  );
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function piece(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(piece).join('');
  if (value === null || value === undefined || value === false) return '';
  return escapeHtml(value);
}

/**
 * Template tag. Interpolated values are escaped unless they are `Markup`; lists are joined;
 * null, undefined and false vanish.
 * @param {TemplateStringsArray} strings
 * @param {unknown[]} values
 * @returns {Markup}
 */
export function html(strings, ...values) {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) text += piece(value) + (strings[index + 1] ?? '');
  return new Markup(text);
}

/**
 * @param {unknown[]} parts
 * @returns {Markup}
 */
export function join(parts) {
  return new Markup(parts.map(piece).join(''));
}
