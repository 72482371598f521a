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

/** Every field that is not the same in both, in the order of the newer form. */
export function compareFields(
  was: Readonly<FormFields>,
  now: Readonly<FormFields>,
): readonly Difference[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(was)])];
  return names
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
export function changedPieces({ was, now }: Pick<Difference, 'was' | 'now'>): {
  readonly gone: readonly string[];
  readonly come: readonly string[];
} {
  const before = piecesOf(was);
  const after = piecesOf(now);
  const gone = before.filter((piece) => !after.includes(piece));
  const come = after.filter((piece) => !before.includes(piece));
  // Only the order changed.
  return gone.length + come.length === 0 ? { gone: before, come: after } : { gone, come };
}
