/** What a summary is composed of, as it stands in the views at this moment. */
import { campaignOf } from '../broadcast/audience.ts';
import type { Ports } from '../ports.ts';
import { retentionYearsOf } from '../records/retention.ts';
import type { Provider } from '../registration/campaign.ts';
import { ownPages } from '../registration/pages-own.ts';
import type { SummaryInput } from '../registration/summarize.ts';

/** @throws InvalidInputError('campaign') when there is none yet */
export async function readSummaryInput(
  ports: Ports,
  given: { readonly provider: Provider; readonly checkpoint: string },
): Promise<SummaryInput> {
  const { views, clock } = ports;
  const campaign = await campaignOf(ports);
  const [notice, notices, numbers, totals, launched, mediaUsed, mediaAsked] = await Promise.all([
    views.noticeInForce(),
    views.notices(),
    views.numbers(),
    views.consentTotals(),
    views.broadcasts(),
    views.mediaUsed(),
    views.mediaAsked(),
  ]);
  const broadcasts: SummaryInput['broadcasts'][number][] = [];
  // One after the other: counting takes a connection for a while, and people's answers need the others.
  for (const broadcast of launched) {
    const { broadcastId } = broadcast;
    const counts = await views.counts(broadcastId);
    broadcasts.push({ broadcast, counts, media: mediaAsked.get(broadcastId) ?? [] });
  }
  return {
    ...given,
    ...{ campaign, notice, notices, numbers, broadcasts, mediaUsed },
    givenByNotice: totals.givenByNotice,
    mediaEnabled: enabled(ports, mediaAsked),
    issuedAt: clock.now(),
    pages: ownPages(campaign, notice, retentionYearsOf(ports)),
  };
}

/** The chats that are connected, and every medium somebody was asked by, such as a personal link. */
function enabled({ chats }: Ports, mediaAsked: ReadonlyMap<string, readonly string[]>): string[] {
  const connected = chats.map((chat) => chat.platform);
  return [...new Set([...connected, ...[...mediaAsked.values()].flat()])];
}
