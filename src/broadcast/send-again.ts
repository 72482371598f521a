/**
 * Doubtful sends on a platform where nobody can look what was posted (Teams): the request is sent
 * once more after a minute, and both times are told. The card is the same, so that a person who
 * got both gives one answer, whichever they press.
 */
import type { Ports } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { LEASE_MS } from './turn.ts';

/** Kept as the delivery's reason from the decision to send again until it is settled. */
export const SENT_AGAIN = 'sent_again';
/** Sent twice, and both times nobody said whether it arrived. */
export const UNCONFIRMED = 'unconfirmed';

/** As long as a lease, so that a doubt left by a crash and one left by an answer are of one age. */
export const DOUBT_RESTS_MS = LEASE_MS;
const SEND_AGAIN_AFTER_MS = 60_000;

/** Settles a doubt that has rested. Returns in how many milliseconds it is sent again; null: never. */
export async function sendAgain(ports: Ports, delivery: Delivery): Promise<number | null> {
  const { deliveryId } = delivery;
  if (delivery.reason === SENT_AGAIN) {
    ports.log.warn('A message was sent twice and is still unconfirmed.', { deliveryId });
    await ports.work.settle(deliveryId, { to: 'failed', reason: UNCONFIRMED });
    return null;
  }
  ports.log.warn('A doubtful message is sent once more; the person may see it twice.', {
    deliveryId,
    reason: delivery.reason ?? 'lease_ran_out',
  });
  const againInMs = SEND_AGAIN_AFTER_MS - DOUBT_RESTS_MS;
  const notBeforeMs = ports.clock.nowMs() + againInMs;
  await ports.work.settle(deliveryId, { to: 'pending', reason: SENT_AGAIN, notBeforeMs });
  return againInMs;
}
