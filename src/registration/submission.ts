/** A submission: what was handed in to a provider, once, and how it stands there. */
import type { FactOf } from '../ledger/fact.ts';

export type SubmissionStatus = FactOf<'CampaignStatusRecorded'>['status'];
export type FormFields = FactOf<'CampaignSubmitted'>['fields'];

export interface Submission {
  readonly submissionId: string;
  readonly campaignId: string;
  readonly provider: string;
  /** 1, 2, 3 ... per provider. */
  readonly attempt: number;
  /** The wording in force when it was handed in. */
  readonly noticeDigest: string;
  /** The form as it was handed in, by its field names. */
  readonly fields: Readonly<FormFields>;
  /** The provider's own name for the campaign, e.g. `C8VLZXY`. */
  readonly providerCampaignId: string | null;
  readonly submittedAt: string;
  readonly status: SubmissionStatus;
  /** The reviewer's code, or the provider's own word. */
  readonly code: string | null;
  readonly reviewersText: string | null;
  readonly statusAt: string;
}

/** What counts today: the newest that was approved, and a newer one that still waits for its answer. */
export interface Standing {
  readonly newest: Submission;
  readonly approved: Submission | null;
  readonly pending: Submission | null;
}

/**
 * The submissions that the campaign stands on: those to its own provider, else, while it moves
 * to another, those to the provider that was last handed something.
 * @param submissions oldest first
 */
export function standingOf(
  submissions: readonly Submission[],
  provider: string | null,
): Standing | null {
  const own = submissions.filter((one) => one.provider === provider);
  const last = submissions.at(-1)?.provider;
  const theirs = own.length > 0 ? own : submissions.filter((one) => one.provider === last);
  const newest = theirs.at(-1);
  if (newest === undefined) return null;
  const approved = theirs.filter(({ status }) => status === 'approved').at(-1) ?? null;
  return { newest, approved, pending: newest.status === 'submitted' ? newest : null };
}

/** What live texts are held against: the approved form, else the newest that was handed in. */
export const referenceOf = ({ newest, approved }: Standing): Submission =>
  newest.status === 'submitted' ? newest : (approved ?? newest);
