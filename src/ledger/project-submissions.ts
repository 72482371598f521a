/** From the facts about handing the registration in to the row of each submission: one per attempt. */
import canonicalize from 'canonicalize';
import type { Change } from './change.ts';
import type { Entry } from './entry.ts';
import type { FactOf } from './fact.ts';

export const submissionProjectors = {
  CampaignSubmitted: (fact: FactOf<'CampaignSubmitted'>, { at, seq }: Entry): Change[] => [
    {
      table: 'submissions',
      key: { submission_id: fact.submissionId },
      set: {
        campaign_id: fact.campaignId,
        provider: fact.provider,
        attempt: fact.attempt,
        notice_digest: fact.noticeDigest,
        fields: String(canonicalize(fact.fields)),
        provider_campaign_id: fact.providerCampaignId,
        submitted_at: at,
        status: 'submitted',
        code: null,
        reviewers_text: null,
        status_at: at,
        seq,
      },
    },
  ],
  CampaignStatusRecorded: (fact: FactOf<'CampaignStatusRecorded'>, { at }: Entry): Change[] => [
    {
      table: 'submissions',
      key: { submission_id: fact.submissionId },
      set: {
        status: fact.status,
        code: fact.code,
        reviewers_text: fact.reviewersText,
        status_at: at,
        // A later status need not repeat the name the provider once gave.
        ...(fact.providerCampaignId === null
          ? {}
          : { provider_campaign_id: fact.providerCampaignId }),
      },
    },
  ],
};
