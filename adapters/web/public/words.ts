/** Small pieces of the public pages. */
import { escapeHtml, type Html, html } from '../pages/html.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make a newline of it, and the text would not be the one that was hashed.
  '\r': '&#13;',
};

/** Every character of the text, unchanged once it is parsed, so that whoever copies it gets the same hash. */
export const exact = (text: string): Html => ({
  html: text.replace(/[&<>"'\r]/gu, (sign) => SIGNS[sign] ?? sign),
});

/** A number stays in one piece at the end of a line. */
const NUMBER = /\d{3}-\d{3}-\d{4}|\+\d{7,15}/gu;
const words = (text: string): string =>
  escapeHtml(text).replace(NUMBER, (number) => `<span class="whole">${number}</span>`);

const ADDRESS = /https:\/\/[^\s<>"]+[^\s<>".,;:)]|[^\s<>"@(]+@[^\s<>"@]+\.[^\s<>"@.,;:)]+/gu;

/** A sentence in which https addresses and e-mail addresses are links. */
export function linked(sentence: string): Html {
  let end = 0;
  let out = '';
  for (const match of sentence.matchAll(ADDRESS)) {
    out += words(sentence.slice(end, match.index)) + anchor(match[0]).html;
    end = match.index + match[0].length;
  }
  return { html: out + words(sentence.slice(end)) };
}

/** The address is its own label, so that it is there on paper too. */
function anchor(address: string): Html {
  const href = address.startsWith('https://') ? address : `mailto:${encodeURI(address)}`;
  return html`<a href="${href}" rel="noopener noreferrer">${address}</a>`;
}

/** `English (en-US)`. */
export function language(locale: string): string {
  try {
    const [subtag = locale] = locale.split('-');
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(subtag)} (${locale})`;
  } catch (error) {
    if (error instanceof RangeError) return locale;
    throw error;
  }
}
