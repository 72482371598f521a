/** The words of an HTML page, as a reader without JavaScript gets them. */
import { Parser } from 'htmlparser2';

const UNSEEN = new Set([
  'title',
  'script',
  'style',
  'template',
  'svg',
  'head',
  'iframe',
  'object',
  'select',
]);
const INLINE = new Set(
  'a abbr b bdi bdo cite code em i kbd mark q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** One line per block, white space as a browser shows it; at most as long as the page. */
export function pageText(html: string): string {
  const pieces: string[] = [];
  let unseen = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (UNSEEN.has(name)) unseen += 1;
        if (!INLINE.has(name)) pieces.push('\n');
      },
      onclosetag(name) {
        if (UNSEEN.has(name)) unseen = Math.max(0, unseen - 1);
        if (!INLINE.has(name)) pieces.push('\n');
      },
      ontext(words) {
        if (unseen === 0) pieces.push(words.replace(/\s+/gu, ' '));
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.replace(/ {2,}/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
