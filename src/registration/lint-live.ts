/** What reviewers would object to in the campaign as it stands now; the same for every surface and the summary. */
import { planNotice } from '../consent/publish.ts';
import type { Ports } from '../ports.ts';
import { retentionYearsOf } from '../records/retention.ts';
import type { Campaign } from './campaign.ts';
import { comparedWith } from './compared-with.ts';
import { type Finding, lintCampaign } from './lint.ts';
import { mediaInUse } from './media-in-use.ts';
import { ownPages } from './pages-own.ts';

/** Judges the text as it would be published, with the media, numbers and broadcasts there are. */
export async function lintLive(ports: Ports, campaign: Campaign): Promise<Finding[]> {
  const [{ notice }, launched, media, others] = await Promise.all([
    planNotice(ports, campaign),
    ports.views.broadcasts(),
    mediaInUse(ports),
    comparedWith(ports, campaign),
  ]);
  return lintCampaign({
    campaign: campaign.definition,
    text: notice.text,
    numbers: notice.numbers,
    media,
    pages: ownPages(campaign, notice, retentionYearsOf(ports)),
    launchedAt: launched.map(({ launchedAt }) => launchedAt),
    ...others,
  });
}
