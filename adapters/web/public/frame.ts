/** The frame of the public pages: one document, its style inside it, pictures from here only, no script. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Html, html } from '../pages/html.ts';

const STYLE = ['../pages/page.css', './public.css', './steps.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');

/** For `style-src`: only this very style may take effect. */
export const PUBLIC_STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE, 'utf8').digest('base64')}'`;

export interface PublicFrame {
  readonly title: string;
  /** Stands above the page; null where nothing may be said. */
  readonly brand: string | null;
  readonly indexable: boolean;
  /** For search engines and previews; absent: none. */
  readonly description?: string;
  readonly main: Html;
  readonly footer?: Html;
}

export function publicFrame(frame: PublicFrame): string {
  const { title, brand, indexable, description, main, footer } = frame;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${indexable ? null : html`<meta name="robots" content="noindex, nofollow">`}
${description === undefined ? null : html`<meta name="description" content="${description}">`}
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
