/** The sentences every surface shares, as HTML. Everything foreign is escaped by `html`. */

import { clean } from '../../../src/wording/clean.ts';
import type { Button, Part } from '../../../src/wording/page.ts';
import type { Rich, Run } from '../../../src/wording/rich.ts';
import { type Html, html, moment, outwards } from './html.ts';

/** Where a button leads; null leaves it out, since a page can only offer what it holds a link for. */
export type Leads = (button: Button) => string | null;

/** The parts of a page below its title; a heading further down is one of a section. */
export function drawParts(parts: readonly Part[], leads: Leads): Html[] {
  return parts.map((part) => drawPart(part, leads));
}

function drawPart(part: Part, leads: Leads): Html {
  switch (part.kind) {
    case 'heading':
      return html`<h2>${part.text}</h2>\n`;
    case 'text':
      return html`${linesOf(part.text).map(drawLine)}`;
    case 'note':
      return html`<p class="hint">${drawRich(part.text)}</p>\n`;
    case 'quote':
      return html`<blockquote>${part.text}</blockquote>\n`;
    case 'divider':
      return html`<hr>\n`;
    case 'buttons':
      return html`${part.buttons.map((button) => drawButton(button, leads(button)))}`;
  }
}

/** Several lines of one part stand close together. */
const drawLine = (line: Rich, _index: number, all: readonly Rich[]): Html =>
  all.length === 1
    ? html`<p>${drawRich(line)}</p>\n`
    : html`<p class="line">${drawRich(line)}</p>\n`;

/** Each leads to a page that asks once more: opening a link changes nothing. */
function drawButton({ label }: Button, url: string | null): Html {
  if (url === null) return html``;
  return html`<p class="actions"><a class="button printed" href="${url}">${label}</a></p>\n`;
}

export function drawRich(rich: Rich): Html {
  return html`${rich.map(drawRun)}`;
}

function drawRun({ text, bold, code, at, url }: Run): Html {
  const inner = url === undefined ? words(text, at) : outwards(url, text);
  if (code === true) return html`<code>${inner}</code>`;
  return bold === true ? html`<strong>${inner}</strong>` : inner;
}

function words(text: string, at: string | undefined): Html {
  if (at !== undefined) return moment(at);
  return ADDRESS.test(text) ? mailTo(text) : html`${text}`;
}

/** The support address stands in our sentences as a value of its own. */
const ADDRESS = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$/u;

function mailTo(address: string): Html {
  return html`<a href="mailto:${encodeURIComponent(clean(address)).replaceAll('%40', '@')}">${address}</a>`;
}

/** Our own line breaks part paragraphs; a value keeps its own. */
function linesOf(rich: Rich): Rich[] {
  const lines: Run[][] = [[]];
  for (const run of rich) {
    const isOurs = run.foreign !== true && run.at === undefined;
    const pieces = isOurs ? run.text.split('\n') : [run.text];
    for (const [index, text] of pieces.entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    }
  }
  return lines.filter((line) => line.length > 0);
}
