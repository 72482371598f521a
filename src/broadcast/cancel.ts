/** An admin stops a broadcast: nobody else is asked, and open requests take no new answers. */

import { CURRENT } from '../consent/publish.ts';
import { appendNext, decide, standing } from '../decide.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { BroadcastStatus } from './review.ts';
import { statusOf } from './status.ts';

/** Cancelling twice is cancelling once. Answers that were given stand. */
export async function cancelBroadcast(
  ports: Ports,
  actor: Actor,
  broadcastId: string,
): Promise<BroadcastStatus> {
  const by = await requireAdmin(ports, actor, 'cancel a broadcast');
  await decide(async () => {
    const expect = await standing(ports.ledger, [`broadcast:${broadcastId}`]);
    const broadcast = await ports.views.broadcast(broadcastId);
    if (broadcast === null) {
      throw new InvalidInputError(
        'broadcast',
        'There is no such broadcast. Check which one you mean.',
      );
    }
    if (broadcast.cancelledAt !== null) return;
    await appendNext(ports.ledger, {
      drafts: [
        {
          key: `cancelled:${broadcastId}`,
          fact: { kind: 'BroadcastCancelled', broadcastId, by, reason: 'cancelled_by_admin' },
          personal: {},
          streams: [`broadcast:${broadcastId}`, CURRENT],
        },
      ],
      expect,
    });
  });
  await ports.work.cancel(broadcastId);
  const status = await statusOf(ports, broadcastId);
  if (status === null) throw new InvalidInputError('broadcast', 'There is no such broadcast.');
  return status;
}
