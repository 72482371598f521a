/** A form that was handed in, for tests of the surfaces. */
import type { Submission } from '../../src/registration/submission.ts';

export const submission = (over: Partial<Submission> = {}): Submission => ({
  submissionId: 'sub_0001',
  campaignId: 'cmp_northwind',
  provider: 'ringcentral',
  attempt: 1,
  noticeDigest: 'a'.repeat(64),
  fields: { description: 'Work texts.' },
  providerCampaignId: 'C8VLZXY',
  submittedAt: '2026-08-20T09:00:00.000Z',
  status: 'submitted',
  code: null,
  reviewersText: null,
  statusAt: '2026-08-20T09:00:00.000Z',
  ...over,
});
