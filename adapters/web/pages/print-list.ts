/** A list to print and cut: eight people to a page, each with their own link as a picture and in writing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { countPeople } from '../../../src/wording/count-people.ts';
import { day, type Html, html, name } from './html.ts';

export interface Printed {
  readonly brand: string;
  readonly supportEmail: string;
  readonly people: readonly PrintedPerson[];
}

export interface PrintedPerson {
  readonly name: string;
  readonly url: string;
  /** The link's last moment, RFC 3339 UTC. */
  readonly expiresAt: string;
  /** The link as an SVG element of our own drawing. */
  readonly svg: string;
}

const STYLE = readFileSync(new URL('./print-list.css', import.meta.url), 'utf8');
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE, 'utf8').digest('base64')}'`;

/** One HTML document with all it needs inside; it runs nothing and fetches nothing. */
export function printList({ brand, supportEmail, people }: Printed): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<title>Personal links - ${brand}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<main>
<div class="cover">
<h1>Personal links for ${countPeople(people.length)}</h1>
<p>Print this page, cut along the lines and hand each person their own piece. Whoever holds a piece can answer in that person's name, so treat the pieces like letters and destroy what is left over. The links cannot be shown again: lost ones are replaced by new ones.</p>
</div>
<ol>
${people.map((person) => piece(person, brand, supportEmail))}
</ol>
</main>
</body>
</html>
`.html;
}

function piece(person: PrintedPerson, brand: string, supportEmail: string): Html {
  return html`<li>
<p class="name">${name(person.name)}</p>
${{ html: person.svg }}
<p class="how">${brand} asks whether it may text you about work. Point your phone's camera at the picture, read the text and answer yes or no. It is your choice. Only for you, once, until ${day(person.expiresAt)}.</p>
<p class="link">${person.url}<br>Questions: ${supportEmail}</p>
</li>
`;
}
