import type { Knex } from 'knex';
import type { Views } from '../../src/ports.ts';
import type { FormFields, Submission } from '../../src/registration/submission.ts';
import { ask } from './sql.ts';

interface SubmissionRow {
  readonly submission_id: string;
  readonly campaign_id: string;
  readonly provider: string;
  readonly attempt: number;
  readonly notice_digest: string;
  readonly fields: string;
  readonly provider_campaign_id: string | null;
  readonly submitted_at: string;
  readonly status: Submission['status'];
  readonly code: string | null;
  readonly reviewers_text: string | null;
  readonly status_at: string;
}

const readSubmission = (row: SubmissionRow): Submission => ({
  submissionId: row.submission_id,
  campaignId: row.campaign_id,
  provider: row.provider,
  attempt: row.attempt,
  noticeDigest: row.notice_digest,
  fields: JSON.parse(row.fields) as FormFields,
  providerCampaignId: row.provider_campaign_id,
  submittedAt: row.submitted_at,
  status: row.status,
  code: row.code,
  reviewersText: row.reviewers_text,
  statusAt: row.status_at,
});

export const submissionViews = (knex: Knex): Pick<Views, 'submissions'> => ({
  submissions: async () => {
    const rows = await ask<SubmissionRow>(knex, 'select * from submissions order by seq');
    return rows.map(readSubmission);
  },
});
