/**
 * The one sink where words become HTML. Fixed words of ours are markup; everything else is
 * escaped here, so that a name can neither open a tag nor leave an attribute.
 */

import { clean } from '../../../src/wording/clean.ts';

/** Markup we composed ourselves. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[] | null;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return clean(text).replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);
}

/** Our own markup, each `${value}` escaped unless it is Html; null is nothing. Quote every attribute. */
export function html(fixed: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: fixed.reduce((text, part, i) => text + render(values[i - 1]) + part) };
}

function render(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') {
    return 'html' in value ? value.html : value.map((piece) => piece.html).join('');
  }
  return escapeHtml(String(value));
}

/** A name, kept from turning the sentence around it. */
export function name(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** A link that leaves the site: only https addresses become links, anything else is shown as words. */
export function outwards(url: string, label: string): Html {
  if (!/^https:\/\//iu.test(url)) return html`${label}`;
  return html`<a href="${url}" rel="noopener noreferrer">${label}</a>`;
}

/** An instant (RFC 3339 UTC) as a person reads it. The page runs no script, so it cannot know the reader's zone. */
export function moment(at: string): Html {
  return Number.isNaN(Date.parse(at))
    ? html`${at}`
    : html`<time datetime="${at}">${day(at)}, ${at.slice(11, 16)} UTC</time>`;
}

/** `November 24, 2026`, in UTC. */
export function day(at: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(at),
  );
}
