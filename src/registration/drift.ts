/** What is live now against what was handed in: field by field, and the wording by its digest. */
import type { FormFields, Submission } from './submission.ts';

export type FormValue = FormFields[string];

export interface Difference {
  /** Name of the field on the form. */
  readonly field: string;
  /** Null where there was none. */
  readonly was: FormValue | null;
  readonly now: FormValue | null;
}

const same = (one: FormValue | null, other: FormValue | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The short fields that say most come first. */
const FIRST = ['sendingNumbers', 'messageTypes', 'privacyPolicyLink', 'termsAndConditionsLink'];

/** Every field that is not the same in both, else in the order of the newer form. */
export function compareFields(
  was: Readonly<FormFields>,
  now: Readonly<FormFields>,
): readonly Difference[] {
  const names = new Set([...FIRST, ...Object.keys(now), ...Object.keys(was)]);
  return [...names]
    .map((field) => ({ field, was: was[field] ?? null, now: now[field] ?? null }))
    .filter((one) => !same(one.was, one.now));
}

/** The live form, as it would be handed in to the provider of the submission it is held against. */
export interface LiveForm {
  readonly fields: Readonly<FormFields>;
  /** The wording a person would read today. */
  readonly noticeDigest: string;
}

export interface Drift {
  /** What people read is not what was handed in. */
  readonly wordingDiffers: boolean;
  readonly differences: readonly Difference[];
}

export function driftOf(submission: Submission, live: LiveForm): Drift {
  return {
    wordingDiffers: submission.noticeDigest !== live.noticeDigest,
    differences: compareFields(submission.fields, live.fields),
  };
}

/** The sentences of a text; a list or a flag is one piece. */
function piecesOf(value: FormValue | null): readonly string[] {
  if (value === null || value === '') return [];
  if (typeof value === 'boolean') return [value ? 'Yes' : 'No'];
  if (typeof value !== 'string') return value;
  return value.split(/(?<=[.!?])\s+/u).filter((piece) => piece !== '');
}

/** What went and what came, by sentences or by entries of a list. */
export function changedPieces({ was, now }: Pick<Difference, 'was' | 'now'>): Changed {
  const before = piecesOf(was);
  const after = piecesOf(now);
  const gone = before.filter((piece) => !after.includes(piece));
  const come = after.filter((piece) => !before.includes(piece));
  // Only the order changed.
  return gone.length + come.length === 0 ? { gone: before, come: after } : { gone, come };
}

export interface Changed {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

const CONTEXT = 3;

/**
 * The same, shorter: of a sentence that only changed inside, the words that differ with a few
 * around them. Pairs are taken in order, since sentences seldom change places.
 */
export function changedWords(difference: Pick<Difference, 'was' | 'now'>): Changed {
  const { gone, come } = changedPieces(difference);
  if (typeof difference.was !== 'string' || gone.length !== come.length) return { gone, come };
  const pairs = gone.map((one, index) => differingWords(one, come[index] ?? ''));
  return { gone: pairs.map(([one]) => one), come: pairs.map(([, other]) => other) };
}

function differingWords(one: string, other: string): readonly [string, string] {
  const was = one.split(' ');
  const now = other.split(' ');
  const most = Math.min(was.length, now.length);
  let head = 0;
  while (head < most && was[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && was.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const from = Math.max(0, head - CONTEXT);
  const spare = Math.max(0, tail - CONTEXT);
  const cut = (words: readonly string[]) =>
    `${from > 0 ? '… ' : ''}${words.slice(from, words.length - spare).join(' ')}${spare > 0 ? ' …' : ''}`;
  return [cut(was), cut(now)];
}
