/** Small pieces that several pages share. */
import type { Notice } from '../../../src/consent/notice.ts';
import { clean, type Html, html, outwards } from './html.ts';

/** The exact wording, literally, in its own language. */
export function quote(notice: Notice): Html {
  return html`<blockquote lang="${notice.locale}">${notice.text}</blockquote>${linksIn(notice.text)}`;
}

/** All that a page shows of a person's number. */
export function lastFour(e164: string | null): string {
  return e164 === null ? 'not kept' : `ending in ${e164.slice(-4)}`;
}

export function mailTo(address: string): Html {
  return html`<a href="mailto:${encodeURIComponent(clean(address)).replaceAll('%40', '@')}">${address}</a>`;
}

/** Said above everything else and read out first; null is nothing. */
export function news(sentence: string | null): Html | null {
  if (sentence === null) return null;
  return html`<div class="news" role="alert" tabindex="-1" autofocus><p>${sentence}</p></div>`;
}

/** The https addresses a text names, to be opened beside it. */
function linksIn(text: string): Html | null {
  const found = [...text.matchAll(/https:\/\/[^\s<>"|]+/gu)].slice(0, 5).map((match) => {
    const url = match[0].replace(/[.,;:)]+$/u, '');
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const label = /^.*\b((?:privacy|terms)[^:./]{0,20}):?\s*$/isu.exec(before)?.[1];
    return html`<li>${outwards(url, label?.trim() ?? url)}</li>`;
  });
  return found.length === 0 ? null : html`<ul class="links no-print">${found}</ul>`;
}
