/** The mail that brings a person their link: plain text and HTML with the same words, nothing loaded, nothing counted. */
import { clean } from '../../../src/wording/clean.ts';
import { day, html, name } from './html.ts';

export interface Invitation {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Invited {
  readonly brand: string;
  readonly supportEmail: string;
  readonly name: string;
  readonly url: string;
  /** The link's last moment, RFC 3339 UTC. */
  readonly expiresAt: string;
}

export function invitation(invited: Invited): Invitation {
  const [brand, person] = [line(invited.brand), line(invited.name)];
  const { supportEmail, url, expiresAt } = invited;
  const why = `${brand} would like to send you work text messages and needs your own answer first. Nothing is texted to you unless you agree.`;
  const how = `Read the exact wording and answer on your own page. The link works once, until ${day(expiresAt)}:`;
  const care =
    'Your answer is optional and not a condition of employment. Please do not forward this message: whoever has the link could answer in your name.';
  return {
    subject: `${brand}: may we text you about work?`,
    text: [`Hello ${person},`, why, how, url, care, `Questions: ${supportEmail}`].join('\n\n'),
    html: html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${brand}: may we text you about work?</title></head>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1d2529;">
<p>Hello ${name(person)},</p>
<p>${why}</p>
<p>${how}</p>
<p><a href="${url}">${url}</a></p>
<p>${care}</p>
<p>Questions: ${supportEmail}</p>
</body>
</html>
`.html,
  };
}

/** One line, so that a name can neither add lines of its own nor turn the text round. */
const line = (text: string): string => clean(text).replace(/\s+/gu, ' ').trim();
