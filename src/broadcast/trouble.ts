/** What becomes of a delivery whose send did not plainly succeed. */
import { DeliveryError } from '../errors.ts';
import type { ChatPlatform, Ports, Settlement } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { DOUBT_RESTS_MS, SENT_AGAIN, UNCONFIRMED } from './send-again.ts';

/** Until a message that was accepted can be found by its metadata. */
const LOOK_AFTER_MS = 5_000;
const MOST_ATTEMPTS = 5;
const LONGEST_BACKOFF_MS = 60_000;
/** A workspace that refuses us altogether is asked again after this. */
const WORKSPACE_REST_MS = 60_000;

/**
 * Settles by the kind of trouble, and pauses the whole workspace when it asks for it. An error
 * nobody foresaw counts as doubt: the message may have been posted. Returns in how many
 * milliseconds there is something to do again; null when the delivery is over.
 */
export async function settleTrouble(
  ports: Ports,
  chat: ChatPlatform,
  failed: { delivery: Delivery; error: unknown },
): Promise<number | null> {
  const { delivery, error } = failed;
  const nowMs = ports.clock.nowMs();
  const trouble =
    error instanceof DeliveryError ? error : new DeliveryError('in_doubt', 'unexpected_error');
  const settlement = chat.canLookUp
    ? settlementOf(trouble, delivery, nowMs)
    : withoutLooking(settlementOf(trouble, delivery, nowMs), delivery, nowMs);
  const pauseMs = pauseOf(trouble);
  if (pauseMs > 0) await ports.work.pause(chat.workspace, nowMs + pauseMs);
  await ports.work.settle(delivery.deliveryId, settlement);
  if (trouble.trouble === 'workspace') {
    ports.log.error('The workspace refuses every message: check the app’s token and scopes.', {
      workspace: chat.workspace,
      reason: trouble.reason,
    });
  }
  if (settlement.to === 'pending') return settlement.notBeforeMs - nowMs;
  return settlement.to === 'in_doubt' ? settlement.lookAtMs - nowMs : null;
}

/** How long nobody may send to the workspace; 0 when only this person is concerned. */
export function pauseOf(error: DeliveryError): number {
  if (error.trouble === 'limited') return Math.max(1_000, error.retryAfterMs);
  return error.trouble === 'workspace' ? Math.max(WORKSPACE_REST_MS, error.retryAfterMs) : 0;
}

/** A wait the platform asked for says nothing about this person, so it does not use up an attempt. */
const LIMITED = 'limited';

function settlementOf(error: DeliveryError, delivery: Delivery, nowMs: number): Settlement {
  const { trouble, reason } = error;
  const { attempts } = delivery;
  switch (trouble) {
    case 'refused':
      return { to: 'failed', reason };
    case 'in_doubt':
      return { to: 'in_doubt', reason, lookAtMs: nowMs + LOOK_AFTER_MS };
    case 'limited':
      return { to: 'pending', reason: LIMITED, notBeforeMs: nowMs + pauseOf(error) };
    case 'workspace':
      return { to: 'pending', reason, notBeforeMs: nowMs + pauseOf(error) };
    case 'retryable': {
      if (attempts >= MOST_ATTEMPTS && delivery.reason !== LIMITED) return { to: 'failed', reason };
      const backoffMs = Math.min(LONGEST_BACKOFF_MS, 1_000 * 2 ** attempts);
      return {
        to: 'pending',
        reason,
        notBeforeMs: nowMs + Math.max(backoffMs, error.retryAfterMs),
      };
    }
  }
}

/** Where nobody can look, a doubt rests until it is sent again; a second doubt is the last. */
function withoutLooking(settlement: Settlement, delivery: Delivery, nowMs: number): Settlement {
  const again = delivery.reason === SENT_AGAIN;
  if (settlement.to === 'pending') {
    return again ? { ...settlement, reason: SENT_AGAIN } : settlement;
  }
  if (settlement.to !== 'in_doubt') return settlement;
  if (again) return { to: 'failed', reason: UNCONFIRMED };
  return { ...settlement, lookAtMs: nowMs + DOUBT_RESTS_MS };
}
