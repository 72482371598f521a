/** Drift in plain words, for whoever has to hand the form in again. */
import { listInWords } from '../consent/notice.ts';
import { displayPhone } from '../numbers/phone.ts';
import { changedWords, type Difference, type Drift, type FormValue } from './drift.ts';
import { fieldLabel, fieldWords } from './field-words.ts';
import { providerLabel } from './provider-words.ts';
import type { Submission } from './submission.ts';

const LONGEST = 160;
const MOST_PIECES = 2;
const shown = (piece: string): string =>
  `“${piece.length > LONGEST ? `${piece.slice(0, LONGEST).replace(/[\ud800-\udbff]$/u, '')}…` : piece}”`;

/** Phone numbers as people write them. */
function readable(field: string, pieces: readonly string[]): string {
  const words = pieces
    .slice(0, MOST_PIECES)
    .map((piece) => (field === 'sendingNumbers' ? displayPhone(piece) : shown(piece)));
  const rest = pieces.length - words.length;
  return [...words, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

const isEmpty = (value: FormValue | null): boolean =>
  value === null || (typeof value !== 'boolean' && value.length === 0);

/** `Description: no longer “…”; new: “…”.` */
export function tellDifference(difference: Difference): string {
  const { field, was, now } = difference;
  const { gone, come } = changedWords(difference);
  const parts = [
    ...(gone.length === 0 ? [] : [`no longer ${readable(field, gone)}`]),
    ...(come.length === 0 ? [] : [`new: ${readable(field, come)}`]),
  ];
  const name = fieldLabel(field);
  if (isEmpty(was)) return `${name}: new, ${readable(field, come)}.`;
  if (isEmpty(now)) return `${name}: no longer there.`;
  return `${name}: ${parts.join('; ')}.`;
}

const day = (at: string) => at.slice(0, 10);

/** `the form handed in to RingCentral on 2026-08-20`, or the one it approved. */
export function nameSubmission({ provider, status, submittedAt, statusAt }: Submission): string {
  const label = providerLabel(provider);
  return status === 'approved'
    ? `the one ${label} approved on ${day(statusAt)}`
    : `the one handed in to ${label} on ${day(submittedAt)}`;
}

/** One sentence per thing that is not as it was handed in; empty when all is. */
export function tellDrift(submission: Submission, drift: Drift): readonly string[] {
  const { status } = submission;
  if (status !== 'approved' && status !== 'submitted') return [tellRefused(submission, drift)];
  const named = nameSubmission(submission);
  const wording = drift.wordingDiffers
    ? [`The consent text is not ${named}: hand the new text in again, or change it back.`]
    : [];
  return [...wording, ...drift.differences.map(tellDifference)];
}

/** Against a form that was refused, a change is no alarm but the cure. */
function tellRefused(submission: Submission, { differences }: Drift): string {
  const changed = differences.map(({ field }) => fieldWords(field));
  const since =
    changed.length === 0
      ? 'Nothing has changed since: correct it first.'
      : `Changed since: ${listInWords(changed)}. Hand it in again.`;
  return `${tellSubmission(submission)} No text goes out under it. ${since}`;
}

const STATUS = {
  submitted: 'is waiting for the answer',
  approved: 'is approved',
  rejected: 'was rejected',
  suspended: 'is suspended',
  expired: 'is over',
} as const;

/** How one submission stands: `Attempt 2 at RingCentral (C8VLZXY), handed in 2026-08-20, was rejected on 2026-08-25 (803).` */
export function tellSubmission(submission: Submission): string {
  const { provider, attempt, providerCampaignId, submittedAt, status, statusAt, code } = submission;
  const id = providerCampaignId === null ? '' : ` (${providerCampaignId})`;
  const since = status === 'submitted' ? '' : ` since ${day(statusAt)}`;
  const because = code === null ? '' : ` (${code})`;
  const said = status === 'rejected' ? ` on ${day(statusAt)}` : since;
  return `Attempt ${attempt} at ${providerLabel(provider)}${id}, handed in ${day(submittedAt)}, ${STATUS[status]}${said}${because}.`;
}
