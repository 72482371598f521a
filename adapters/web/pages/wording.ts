/** Small pieces that several pages share. */
import type { Notice } from '../../../src/consent/notice.ts';
import { linksIn } from '../../../src/wording/phrases.ts';
import { drawRich } from './draw.ts';
import { type Html, html } from './html.ts';

/** The exact wording, literally, in its own language, and the addresses it names below it. */
export function quote(notice: Notice): Html {
  const links = linksIn(notice.text);
  const below = links === null ? null : html`<p class="links no-print">${drawRich(links)}</p>`;
  return html`<blockquote lang="${notice.locale}">${notice.text}</blockquote>${below}
`;
}

/** Said above everything else and read out first; null is nothing. */
export function news(sentence: string | null): Html | null {
  if (sentence === null) return null;
  return html`<div class="news" role="alert" tabindex="-1" autofocus><p>${sentence}</p></div>`;
}
