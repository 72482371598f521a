/** The privacy statement and the SMS terms, as a page to read and to print. */
import type { PublicDocument, PublicSection } from '../../../src/registration/pages.ts';
import { type Html, html } from '../pages/html.ts';
import { publicFrame } from './frame.ts';
import { linked } from './words.ts';

export function documentPage(
  { title, brand, sections }: PublicDocument,
  indexable: boolean,
): string {
  return publicFrame({
    title,
    brand,
    indexable,
    main: html`<h1>${title}</h1>
${sections.map(section)}`,
  });
}

const section = ({
  heading,
  paragraphs,
  items = [],
}: PublicSection): Html => html`<h2>${heading}</h2>
${paragraphs.map((paragraph) => html`<p>${linked(paragraph)}</p>\n`)}${
  items.length === 0 ? null : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>\n`
}`;
