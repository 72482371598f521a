/** Whether a broadcast's text is a registered one. */

import { type Submission, standingOf } from './submission.ts';
import { nameSubmission } from './tell-drift.ts';

/**
 * Why the wording with this digest needs an admin to insist before it is sent; null when it is
 * the approved one or the one that waits for its answer, and before anything was handed in,
 * since consent comes first.
 * @param submissions oldest first
 */
export function textAlarm(
  submissions: readonly Submission[],
  given: { readonly provider: string; readonly noticeDigest: string },
): string | null {
  const standing = standingOf(submissions, given.provider);
  if (standing === null) return null;
  const { approved, pending, newest } = standing;
  const registered = [approved, pending].filter((one) => one !== null);
  if (registered.some((one) => one.noticeDigest === given.noticeDigest)) return null;
  const [reference] = registered.reverse();
  if (reference !== undefined) {
    return `This text is not ${nameSubmission(reference)}. Answers to it may not count for that registration.`;
  }
  const said = {
    submitted: '',
    approved: '',
    rejected: 'rejected',
    suspended: 'suspended',
    expired: 'ended',
  };
  const code = newest.code === null ? '' : ` (${newest.code})`;
  return `No text is approved: the registration was ${said[newest.status]} on ${newest.statusAt.slice(0, 10)}${code}. Hand in a corrected one first.`;
}
