/** The letters we can draw: Noto Sans, and DejaVu Sans for what it lacks. Nothing of the machine's own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { InvalidInputError } from '../../src/errors.ts';

const FILES = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  otherRegular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  otherBold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const;

export type FontName = keyof typeof FILES;

const { resolve } = createRequire(import.meta.url);
const files = new Map<FontName, Buffer>();
const parsed = new Map<FontName, Font>();

export function fontFile(name: FontName): Buffer {
  const known = files.get(name) ?? readFileSync(resolve(FILES[name]));
  files.set(name, known);
  return known;
}

function fontOf(name: FontName): Font {
  const known = parsed.get(name) ?? (create(fontFile(name)) as Font);
  parsed.set(name, known);
  return known;
}

/** Which of our two families has this sign; null when neither has. */
export function familyOf(sign: string): 'noto' | 'dejavu' | null {
  const point = sign.codePointAt(0) ?? 0;
  if (INVISIBLE.test(sign)) return 'noto';
  if (fontOf('regular').hasGlyphForCodePoint(point)) return 'noto';
  if (!PROVEN.test(sign)) return null;
  return fontOf('otherRegular').hasGlyphForCodePoint(point) ? 'dejavu' : null;
}

const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** DejaVu has letters of more scripts than these, but nobody has looked at how they are drawn. */
const PROVEN =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]/u;

/** Signs that turn the direction of what follows; what is drawn must not be turned by a name. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** What is drawn of a text: everything but signs that nobody sees and that turn the line around. */
export const drawable = (text: string): string =>
  text.replace(TURNING, '').replaceAll('\r\n', '\n').replaceAll('\t', ' ').normalize('NFC');

const SCRIPTS: readonly (readonly [script: string, called: string])[] = [
  ['Thai', 'Thai'],
  ['Han', 'Chinese characters (Han)'],
  ['Hiragana', 'Japanese (Hiragana)'],
  ['Katakana', 'Japanese (Katakana)'],
  ['Hangul', 'Korean (Hangul)'],
  ['Lao', 'Lao'],
  ['Khmer', 'Khmer'],
  ['Myanmar', 'Burmese'],
  ['Ethiopic', 'Ethiopic'],
  ['Bengali', 'Bengali'],
  ['Gurmukhi', 'Gurmukhi'],
  ['Gujarati', 'Gujarati'],
  ['Tamil', 'Tamil'],
  ['Telugu', 'Telugu'],
  ['Kannada', 'Kannada'],
  ['Malayalam', 'Malayalam'],
  ['Sinhala', 'Sinhala'],
  ['Oriya', 'Odia'],
  ['Tibetan', 'Tibetan'],
  ['Mongolian', 'Mongolian'],
  ['Cherokee', 'Cherokee'],
  ['Thaana', 'Thaana'],
  ['Syriac', 'Syriac'],
];

/** The script of a sign, as people call it: `Thai`, `emoji`, or the sign's number. */
function scriptOf(sign: string): string {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign)) return 'emoji';
  const found = SCRIPTS.find(([script]) => new RegExp(`\\p{Script=${script}}`, 'u').test(sign));
  return found?.[1] ?? `the sign ${codeOf(sign)}`;
}

const codeOf = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** @throws InvalidInputError('text') naming the first script that we have no letters for */
export function needLetters(text: string): void {
  for (const sign of drawable(text)) {
    if (familyOf(sign) !== null) continue;
    throw new InvalidInputError(
      'text',
      `The picture cannot be drawn: there is no font here for ${scriptOf(sign)}. Pictures can show Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic and Devanagari letters; take the others out of the wording or the company's name.`,
    );
  }
}

/** Longest row of signs without a font that is spelled out. */
const SPELLED_MAX = 24;

/**
 * A text in which signs without a font stand as their script and numbers, so that nothing is lost
 * and no box is drawn: `[Thai: U+0E2A U+0E21]`.
 */
export function spelledOut(text: string): string {
  let out = '';
  let missing: string[] = [];
  const settle = () => {
    const [first] = missing;
    if (first === undefined) return;
    const codes = missing.slice(0, SPELLED_MAX).map(codeOf).join(' ');
    const script = scriptOf(first).replace(/^the sign .*/u, 'sign');
    out += `[${script}: ${codes}${missing.length > SPELLED_MAX ? ' …' : ''}]`;
    missing = [];
  };
  for (const sign of drawable(text)) {
    if (familyOf(sign) !== null) {
      settle();
      out += sign;
    } else missing.push(sign);
  }
  settle();
  return out;
}

/** Words with the space after them; those of right-to-left scripts stay together. */
export const WORDS =
  /\p{Script=Hebrew}[\p{Script=Hebrew}\p{M}\s\d]*|\p{Script=Arabic}[\p{Script=Arabic}\p{M}\s\d]*|[^\s\p{Script=Hebrew}\p{Script=Arabic}]{1,48}\s*|\s+/gu;
