/** The public pages that say one thing; the same bytes whatever was asked for. */
import { html } from '../pages/html.ts';
import { publicFrame } from './frame.ts';

function plain(title: string, sentence: string): string {
  const main = html`<h1>${title}</h1>
<p>${sentence}</p>`;
  return publicFrame({ title, brand: null, indexable: false, main });
}

export const UNKNOWN_PAGE = plain(
  'There is no such page',
  'Check the address, letter by letter, or ask the company that gave it to you.',
);

export const TOO_OFTEN_PAGE = plain(
  'One moment, please',
  'This page was asked for very often in a short time. Wait a minute, then open it again.',
);

export const ONLY_READ_PAGE = plain(
  'This page can only be read',
  'Nothing can be sent to it. Open it again without sending anything.',
);

export const FAILED_PAGE = plain(
  'Something went wrong on our side',
  'The page cannot be shown at this moment. Wait a minute, then open it again.',
);
