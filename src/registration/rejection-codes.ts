/** Every reviewer's code we know, and how one is found in what a reviewer wrote. */
import type { RejectionCode } from './rejection-code.ts';
import { TEAMS_CODES } from './rejection-codes-teams.ts';
import { BANDWIDTH_CODES, TELNYX_CODES } from './rejection-codes-telnyx.ts';
import { TWILIO_CODES } from './rejection-codes-twilio.ts';

export const REJECTION_CODES: readonly RejectionCode[] = [
  ...TELNYX_CODES,
  ...BANDWIDTH_CODES,
  ...TWILIO_CODES,
  ...TEAMS_CODES,
];

/** At most so many guesses from words alone: more would help nobody. */
const MOST_GUESSES = 4;

const LONGEST_FIRST = [...REJECTION_CODES].sort((a, b) => b.code.length - a.code.length);

/**
 * The codes a reviewer's text names, in the order of the table; when it names none, those whose
 * words it has, the most telling first.
 */
export function findCodes(said: string): {
  readonly by: 'code' | 'words' | 'nothing';
  readonly codes: readonly RejectionCode[];
} {
  const named = namedIn(said);
  if (named.length > 0) return { by: 'code', codes: named };
  const guessed = guessedFrom(said);
  return { by: guessed.length > 0 ? 'words' : 'nothing', codes: guessed };
}

function namedIn(said: string): RejectionCode[] {
  let rest = said;
  const found = new Set<RejectionCode>();
  for (const code of LONGEST_FIRST) {
    const pattern = patternOf(code.code);
    if (!pattern.test(rest)) continue;
    found.add(code);
    // `TermsAndConditions.Missing` is not in `TermsAndConditions.MissingBrandName`.
    rest = rest.replace(new RegExp(pattern, 'giu'), ' ');
  }
  return REJECTION_CODES.filter((code) => found.has(code));
}

/** A number stands alone, so that no phone number or price is taken for one; names may be written apart. */
function patternOf(code: string): RegExp {
  if (/^\d+$/.test(code)) return new RegExp(`(?<![\\d.,$+-])${code}(?![\\d-]|[.,]\\d)`, 'u');
  const parts = code.split(/\.|(?=[A-Z])/u).filter((part) => part !== '');
  return new RegExp(`(?<![a-z])${parts.join('[\\s._:-]*')}`, 'iu');
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

function guessedFrom(said: string): RejectionCode[] {
  const read = plain(said);
  const weigh = ({ phrases }: RejectionCode) =>
    Math.max(
      0,
      ...phrases.filter((one) => read.includes(plain(one).trim())).map((one) => one.length),
    );
  return REJECTION_CODES.map((code) => ({ code, weight: weigh(code) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_GUESSES)
    .map(({ code }) => code);
}
