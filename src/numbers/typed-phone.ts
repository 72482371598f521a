/**
 * Reads the costume of a typed phone number: removes what cannot change its meaning
 * and names what could. Nothing is ever guessed.
 */

export type TypedPhone =
  | { readonly kind: 'dialable'; readonly dialable: string }
  | { readonly kind: 'unusable'; readonly sentence: string };

const EXAMPLE = 'for example 512-555-0101';
const LONGEST = 64;

/**
 * Marks without width that leave the order of the characters as it is shown. Contact lists
 * of phones and spreadsheets wrap numbers in them. Right-to-left marks are not among them:
 * they can show the groups of a number in another order than they are stored.
 */
const HARMLESS_MARKS =
  /[\u00ad\u180e\u200b-\u200e\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff]/gu;
const REORDERING_MARKS = /[\u061c\u200f\u202b\u202e\u2067]/u;
const SPACES = /[\t\p{Zs}]+/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63]/gu;
/** Dots, slashes and middle dots people put between the groups. */
const SEPARATORS = /[.\-/\u00b7\u2022\u2027]/gu;

interface Complaint {
  readonly when: (typed: string) => boolean;
  readonly sentence: string;
}

const matches = (pattern: RegExp) => (typed: string) => pattern.test(typed);

const digitsIn = (text: string) => text.replace(/\D/g, '').length;

/** Two or more parts that are each long enough to be a number of their own. */
function holdsSeveral(typed: string): boolean {
  const parts = typed.split(/[,;|\n\r&]|\s\/\s|\bor\b|\band\b|\s\+/i);
  return parts.filter((part) => digitsIn(part) >= 7).length > 1 || digitsIn(typed) >= 20;
}

/** In this order: the most telling sentence comes first. */
const COMPLAINTS: readonly Complaint[] = [
  {
    when: (typed) => typed === '',
    sentence: `Please enter a mobile number with its area code, ${EXAMPLE}.`,
  },
  {
    when: (typed) => typed.length > LONGEST,
    sentence: `This is too long for a phone number. Please enter one number only, ${EXAMPLE}.`,
  },
  {
    when: matches(REORDERING_MARKS),
    sentence:
      'This number contains hidden marks that can show its digits in another order. Please type it again instead of pasting it.',
  },
  {
    when: matches(/(?![0-9])\p{N}|[\uff0b\uff08\uff09\uff0d\uff0e]/u),
    sentence: `Please use the ordinary digits 0 to 9, ${EXAMPLE}; this number is written with other characters.`,
  },
  {
    when: matches(/^(?:tel|sms|callto|whatsapp|sip|mailto|https?):/i),
    sentence: `This is a link, not a plain number. Please leave out everything before the digits, ${EXAMPLE}.`,
  },
  {
    when: matches(/^['\u2018\u2019`]/),
    sentence: 'A spreadsheet put an apostrophe in front of this number. Please remove it.',
  },
  {
    when: matches(/^=/),
    sentence:
      'This is a spreadsheet formula, not a number. Please format the cell as text and enter the number itself.',
  },
  {
    when: matches(/^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i),
    sentence:
      'A spreadsheet rounded this number (it shows an E). Please format the cell as text and enter the full number again.',
  },
  {
    when: matches(/^\+?\d{7,15}[.,]0+$/),
    sentence:
      'A spreadsheet added decimals to this number. Please format the cell as text and remove the part after the point.',
  },
  {
    when: matches(/^\d{1,3}(,\d{3}){2,}$/),
    sentence:
      'A spreadsheet wrote this number as an amount with commas. Please format the cell as text and enter it again.',
  },
  {
    when: matches(/^#+$|^#[A-Z]+[/!?]/i),
    sentence:
      'The spreadsheet shows an error or a narrow column instead of a number. Please enter the number again.',
  },
  { when: holdsSeveral, sentence: `Please enter one number only, ${EXAMPLE}.` },
  {
    when: matches(/\b(ext|extn|extension|x)\b|\bx\d|\dx\d|\dext|#\s*\d|[,;]\s*\d{1,6}\s*$/i),
    sentence:
      'A number with an extension cannot receive texts. Please enter a direct mobile number.',
  },
  {
    when: matches(/\p{L}/u),
    sentence: `Please enter digits only, ${EXAMPLE}: letters cannot be read as a phone number.`,
  },
  {
    when: matches(/^-/),
    sentence: 'This number starts with a minus sign. Please remove it.',
  },
  {
    when: matches(/.\+/),
    sentence: 'A plus sign belongs only at the very beginning of a number. Please check it.',
  },
];

/** Names the first character that has no place in a number, without repeating hostile ones. */
function strangeCharacter(typed: string): string | null {
  const strange = /[^0-9+() .\-/\u00b7\u2022\u2027]/u.exec(typed)?.[0];
  if (strange === undefined) return null;
  const shown = /^[!-~]$/.test(strange)
    ? `the character ${strange}`
    : 'a hidden or unusual character';
  return `This number contains ${shown}. Please enter digits only, ${EXAMPLE}.`;
}

/** Tells whether the brackets stand in pairs; `(512) 555` yes, `512) 555` no. */
const bracketsPair = (typed: string) => /^[^()]*(\([^()]*\)[^()]*)*$/.test(typed);

/**
 * Reduces what a person typed to `+digits` or `digits`, or says in one sentence why it cannot be read.
 * Accepted: spaces of every kind, dots, dashes, slashes, paired brackets, an optional `(0)` after a
 * country code, and marks without width that do not change the order shown.
 */
export function readTyped(typed: string): TypedPhone {
  const plain = typed
    .replace(HARMLESS_MARKS, '')
    .replace(SPACES, ' ')
    .replace(DASHES, '-')
    .trim()
    .replace(/^\(\s*\+\s*(\d{1,3})\s*\)/, '+$1 ');
  const complaint = COMPLAINTS.find(({ when }) => when(plain));
  if (complaint !== undefined) return { kind: 'unusable', sentence: complaint.sentence };
  const strange = strangeCharacter(plain);
  if (strange !== null) return { kind: 'unusable', sentence: strange };
  if (!bracketsPair(plain)) {
    const sentence = `A bracket in this number has no partner. Please check it, ${EXAMPLE}.`;
    return { kind: 'unusable', sentence };
  }
  const withoutTrunk = plain.startsWith('+') ? plain.replace(/\(0\)/, '') : plain;
  return { kind: 'dialable', dialable: withoutTrunk.replace(SEPARATORS, '').replace(/[() ]/g, '') };
}
