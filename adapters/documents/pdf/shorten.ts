/** What is too long for paper is cut, and the reader is told where it stands whole. */

const start = (text: string, max: number): string =>
  text.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '');

export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${start(text, max)}… (${text.length} characters; whole in the text version)`;
}

export const short = (text: string, max: number): string =>
  text.length <= max ? text : `${start(text, max)}…`;
