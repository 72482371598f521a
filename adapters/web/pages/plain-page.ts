/** Pages that say one thing. None of them says whether a link ever existed. */
import { html } from './html.ts';
import { page } from './page.ts';

function plainPage(title: string, ...sentences: readonly string[]): string {
  const main = html`<h1>${title}</h1>
${sentences.map((sentence) => html`<p>${sentence}</p>`)}`;
  return page({ title, brand: null, main });
}

/** For every link that cannot be used, whatever the reason: the same bytes. */
export const GONE_PAGE = plainPage(
  'This link does not work',
  'Its time may be over, it may have been used already, or a part of it is missing.',
  'If you have answered with it before, your answer is on record and there is nothing you need to do. Otherwise ask your HR team for a new link.',
);

export const TOO_MANY_PAGE = plainPage(
  'One moment, please',
  'This page was asked for very often in a short time. Nothing was recorded by this try. Wait a minute, then open your link again.',
);

export const FOREIGN_PAGE = plainPage(
  'Please answer on your own page',
  'This answer did not come from the page behind your link, so it was not recorded. Open your link again and answer there.',
);

export const UNREADABLE_PAGE = plainPage(
  'We could not read that',
  'What was sent is not an answer from this page, so nothing was recorded. Open your link again and answer there.',
);

/** Something on our side failed; what was pressed may or may not be on record. */
export const TROUBLE_PAGE = plainPage(
  'Something went wrong on our side',
  'Wait a minute, then open your link again. If it no longer works, your answer is on record: an answer is recorded only once, however often you press.',
);

/** An answer that was not accepted, in the service's own sentence. */
export function refusedPage(message: string): string {
  return plainPage('There is nothing to answer', message);
}
