/** The frame of every personal page: one document, its style inside it, nothing fetched, no script. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Html, html } from './html.ts';

const STYLE = ['./page.css', './controls.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');

/** For `style-src`: only this very style may take effect, so injected styling is dead text. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE, 'utf8').digest('base64')}'`;

export interface Page {
  readonly title: string;
  /** Who asks; null where nothing may be said about whose link this is. */
  readonly brand: string | null;
  readonly main: Html;
  readonly footer?: Html;
  /** The page carries a form: see REFERRER. */
  readonly posts?: boolean;
}

/**
 * Under the header's `no-referrer` browsers post with `Origin: null` (Fetch, "append a request
 * Origin header"), and nobody could tell our own form from a stranger's. `same-origin` keeps the
 * address of this page just as secret from every other site.
 */
const REFERRER = html`<meta name="referrer" content="same-origin">`;

export function page({ title, brand, main, footer, posts = false }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${posts ? REFERRER : null}
<title>${title}${brand === null ? '' : ` - ${brand}`}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<header><p>${brand ?? 'Work text messages'}</p></header>
<main>
${main}
</main>
<footer>${footer ?? null}</footer>
</body>
</html>
`.html;
}
