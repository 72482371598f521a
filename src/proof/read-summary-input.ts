/** What a summary is composed of, as it stands in the views at this moment. */
import { campaignOf } from '../broadcast/audience.ts';
import type { Broadcast, BroadcastCounts } from '../broadcast/broadcast.ts';
import type { Ports } from '../ports.ts';
import { retentionYearsOf } from '../records/retention.ts';
import { comparedWith } from '../registration/compared-with.ts';
import { ownPages } from '../registration/pages-own.ts';
import type { SummaryInput } from '../registration/summarize.ts';

/**
 * @param given a checkpoint, and when its newest entry was recorded, for a summary that is issued
 * @throws InvalidInputError('campaign') when there is none yet
 */
export async function readSummaryInput(
  ports: Ports,
  given: Pick<SummaryInput, 'provider'> & Partial<Pick<SummaryInput, 'checkpoint' | 'issuedAt'>>,
): Promise<SummaryInput> {
  const { views, clock } = ports;
  const now = clock.now();
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
  const counts = await views.countsOf(launched.map(({ broadcastId }) => broadcastId));
  const broadcasts = launched.map((broadcast) => ({
    broadcast,
    counts: countsIn(counts, broadcast),
    media: mediaAsked.get(broadcast.broadcastId) ?? [],
  }));
  return {
    ...{ checkpoint: '', issuedAt: now, ...given },
    ...{ campaign, notice, notices, numbers, broadcasts, mediaUsed },
    givenByNotice: totals.givenByNotice,
    mediaEnabled: enabled(ports, mediaAsked),
    now,
    pages: ownPages(campaign, notice, retentionYearsOf(ports)),
    ...(await comparedWith(ports, campaign)),
  };
}

function countsIn(
  counts: ReadonlyMap<string, BroadcastCounts>,
  { broadcastId }: Broadcast,
): BroadcastCounts {
  const found = counts.get(broadcastId);
  if (found === undefined) throw new TypeError('Every broadcast that is asked for is counted.');
  return found;
}

/** The chats that are connected, and every medium somebody was asked by, such as a personal link. */
function enabled({ chats }: Ports, mediaAsked: ReadonlyMap<string, readonly string[]>): string[] {
  const connected = chats.map((chat) => chat.platform);
  return [...new Set([...connected, ...[...mediaAsked.values()].flat()])];
}
