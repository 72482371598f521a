/** How a broadcast stands, for admins: counts, never a name (requirement 62). */
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { BroadcastStatus } from './review.ts';

/** One broadcast, or the newest; null when there is none. */
export async function broadcastStatus(
  ports: Ports,
  actor: Actor,
  broadcastId?: string,
): Promise<BroadcastStatus | null> {
  await requireAdmin(ports, actor, 'see how a broadcast stands');
  if (broadcastId !== undefined) return statusOf(ports, broadcastId);
  return latestStatus(ports);
}

export async function latestStatus(ports: Ports): Promise<BroadcastStatus | null> {
  const [newest] = await ports.views.broadcasts();
  if (newest === undefined) return null;
  return { broadcast: newest, counts: await ports.views.counts(newest.broadcastId) };
}

export async function statusOf(ports: Ports, broadcastId: string): Promise<BroadcastStatus | null> {
  const broadcast = await ports.views.broadcast(broadcastId);
  if (broadcast === null) return null;
  return { broadcast, counts: await ports.views.counts(broadcastId) };
}
