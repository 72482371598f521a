/** What the rules hold a form against besides itself, as it stands in the views. */
import type { Ports } from '../ports.ts';
import type { Campaign } from './campaign.ts';
import { namesWritten } from './names.ts';
import type { RegistrationInput } from './registration.ts';
import type { Submission } from './submission.ts';

export async function comparedWith(
  ports: Pick<Ports, 'views'>,
  campaign: Campaign,
): Promise<Required<Pick<RegistrationInput, 'earlierDescriptions' | 'names'>>> {
  const [submissions, names] = await Promise.all([
    ports.views.submissions(),
    namesWritten(ports, campaign.definition),
  ]);
  return { earlierDescriptions: earlierDescriptions(submissions, campaign), names };
}

const LIVE: readonly Submission['status'][] = ['submitted', 'approved'];

/**
 * Descriptions of other campaigns, and of forms that were refused: reviewers know them
 * (CampaignDescriptionNotUnique). What waits for its answer or was approved in the same words is
 * no copy of itself.
 */
function earlierDescriptions(
  submissions: readonly Submission[],
  { campaignId }: Campaign,
): readonly string[] {
  const own = submissions.filter((one) => one.campaignId === campaignId);
  const live = own.filter(({ status }) => LIVE.includes(status)).map(descriptionOf);
  return submissions
    .filter((one) => one.campaignId !== campaignId || one.status === 'rejected')
    .map(descriptionOf)
    .filter((text) => text !== '' && !live.includes(text));
}

const descriptionOf = ({ fields }: Submission): string =>
  typeof fields.description === 'string' ? fields.description : '';
