/** A broadcast finished sending: its checkpoint leaves the machine. */
import { createHash } from 'node:crypto';
import type { Ports } from '../ports.ts';
import { takeCheckpoint } from '../proof/take-checkpoint.ts';
import type { BroadcastCounts } from './broadcast.ts';

/** Longer than any restart or replay; afterwards nothing moves a finished broadcast any more. */
const KEEP_MS = 400 * 24 * 60 * 60 * 1000;

/** Nothing waits to be sent and nothing is in doubt. */
export const isSent = (counts: BroadcastCounts): boolean =>
  counts.pending === 0 && counts.inDoubt === 0;

/** The first to notice, of all replicas, signs a checkpoint and sends it to the admins. */
export async function tellFinished(ports: Ports, broadcastId: string): Promise<void> {
  if (!isSent(await ports.views.counts(broadcastId))) return;
  const digest = createHash('sha256').update(`broadcast finished:${broadcastId}`).digest('hex');
  if (!(await ports.work.firstSeen(digest, ports.clock.nowMs(), KEEP_MS))) return;
  ports.log.info('A broadcast finished sending.', { broadcastId });
  await takeCheckpoint(ports, { tellAdmins: true });
}
