/** What reviewers would object to in the campaign as it stands now; the same for every surface and the summary. */
import type { Medium } from '../consent/consent.ts';
import { planNotice } from '../consent/publish.ts';
import type { Ports } from '../ports.ts';
import { retentionYearsOf } from '../records/retention.ts';
import type { Campaign } from './campaign.ts';
import { comparedWith } from './compared-with.ts';
import { type Finding, lintCampaign } from './lint.ts';
import { DESCRIBED } from './message-flow.ts';
import { ownPages } from './pages-own.ts';

const isDescribed = (medium: string): medium is Medium =>
  (DESCRIBED as readonly string[]).includes(medium);

/** Judges the text as it would be published, with the media, numbers and broadcasts there are. */
export async function lintLive(ports: Ports, campaign: Campaign): Promise<Finding[]> {
  const { views, chats } = ports;
  const [{ notice }, launched, used, asked, others] = await Promise.all([
    planNotice(ports, campaign),
    views.broadcasts(),
    views.mediaUsed(),
    views.mediaAsked(),
    comparedWith(ports, campaign),
  ]);
  const media = [
    ...chats.map((chat) => chat.platform),
    ...[...asked.values()].flat(),
    ...used,
  ].filter(isDescribed);
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
