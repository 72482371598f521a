/**
 * Sends whose fate is unknown: found by the delivery id in the message's metadata, or sent
 * again only after they were twice not there. Nobody is lost, nobody is asked twice in silence.
 */
import { DeliveryError } from '../errors.ts';
import { chatOf } from '../people/chat-of.ts';
import type { ChatPlatform, Ports } from '../ports.ts';
import type { Delivery, MessageRef } from './delivery.ts';
import { recordSent, sentEntry } from './record-sent.ts';
import { sendAgain } from './send-again.ts';
import { pauseOf } from './trouble.ts';
import { LEASE_MS, sooner, type Turn } from './turn.ts';

const BATCH = 10;
const MOST_BATCHES = 50;
/** Between two looks: a message that was accepted shows up well within it. */
const LOOK_AGAIN_MS = 10_000;
const UNREACHABLE_CHAT_MS = 60_000;
const NOT_FOUND = 'not_found';

/** Looks after every doubt that is due. */
export async function reconcile(ports: Ports): Promise<Turn> {
  const touched = new Set<string>();
  let sent = 0;
  let nextInMs: number | null = null;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const nowMs = ports.clock.nowMs();
    const claim = { limit: BATCH, nowMs, leaseMs: LEASE_MS };
    const doubts = await ports.work.claimDoubts(claim);
    if (doubts.length === 0) break;
    const outcomes = await Promise.all(doubts.map((delivery) => settleDoubt(ports, delivery)));
    for (const { found, againInMs } of outcomes) {
      if (found) sent += 1;
      nextInMs = sooner(nextInMs, againInMs);
    }
    for (const { broadcastId } of doubts) touched.add(broadcastId);
  }
  return { sent, nextInMs, touched };
}

interface Outcome {
  readonly found: boolean;
  /** In how many milliseconds this delivery has something to do again. */
  readonly againInMs: number | null;
}

async function settleDoubt(ports: Ports, delivery: Delivery): Promise<Outcome> {
  try {
    const chat = chatOf(ports, delivery.account);
    if (chat === null) {
      const restMs = UNREACHABLE_CHAT_MS;
      return await keepDoubt(ports, { delivery, reason: 'chat_not_connected', restMs });
    }
    return await look(ports, chat, delivery);
  } catch (error) {
    const code = error instanceof DeliveryError ? error.reason : 'unexpected_error';
    ports.log.warn('A doubtful delivery could not be settled yet; its lease brings it back.', {
      deliveryId: delivery.deliveryId,
      code,
    });
    return { found: false, againInMs: LEASE_MS };
  }
}

async function look(ports: Ports, chat: ChatPlatform, delivery: Delivery): Promise<Outcome> {
  if (!chat.canLookUp) return settleUnseen(ports, delivery);
  let ref: MessageRef | null;
  try {
    ref = await chat.find(delivery.account, delivery.deliveryId);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return lookFailed(ports, { chat, delivery, error });
  }
  const known = await sentEntry(ports, delivery.deliveryId);
  if (ref !== null) return found(ports, { delivery, ref, foundAfterDoubt: known === null });
  // Recorded as sent, and gone since: the person deleted it, so it must not come again.
  if (known !== null) return found(ports, { delivery, ref: NOWHERE, foundAfterDoubt: false });
  return absent(ports, delivery);
}

/** Nobody can look: what was recorded as sent is settled, anything else is sent once more. */
async function settleUnseen(ports: Ports, delivery: Delivery): Promise<Outcome> {
  const known = await sentEntry(ports, delivery.deliveryId);
  if (known !== null) return found(ports, { delivery, ref: NOWHERE, foundAfterDoubt: false });
  return { found: false, againInMs: await sendAgain(ports, delivery) };
}

/** A message that is known to have been sent and can no longer be updated. */
const NOWHERE: MessageRef = { channel: '', message: '' };

async function found(
  ports: Ports,
  settled: { delivery: Delivery; ref: MessageRef; foundAfterDoubt: boolean },
): Promise<Outcome> {
  const { delivery, ref, foundAfterDoubt } = settled;
  const broadcast = await ports.views.broadcast(delivery.broadcastId);
  const noticeDigest = broadcast?.noticeDigest ?? '';
  await recordSent(ports, delivery, { ref, noticeDigest, foundAfterDoubt });
  return { found: true, againInMs: null };
}

/**
 * Absent twice in a row, at least ten seconds apart: it was never posted, so it may be sent.
 * The reason tells that the last look was one that found nothing, and not one that failed.
 */
async function absent(ports: Ports, delivery: Delivery): Promise<Outcome> {
  const nowMs = ports.clock.nowMs();
  if (delivery.lookups >= 1 && delivery.reason === NOT_FOUND) {
    const settlement = { to: 'pending', reason: NOT_FOUND, notBeforeMs: nowMs } as const;
    await ports.work.settle(delivery.deliveryId, settlement);
    return { found: false, againInMs: 0 };
  }
  const lookAtMs = nowMs + LOOK_AGAIN_MS;
  await ports.work.settle(delivery.deliveryId, { to: 'in_doubt', reason: NOT_FOUND, lookAtMs });
  return { found: false, againInMs: LOOK_AGAIN_MS };
}

/** Not being able to look is not the same as not finding: the doubt stays. */
async function lookFailed(
  ports: Ports,
  failed: { chat: ChatPlatform; delivery: Delivery; error: DeliveryError },
): Promise<Outcome> {
  const { chat, delivery, error } = failed;
  const { deliveryId } = delivery;
  if (error.trouble === 'refused') {
    await ports.work.settle(deliveryId, { to: 'failed', reason: error.reason });
    return { found: false, againInMs: null };
  }
  const nowMs = ports.clock.nowMs();
  const pauseMs = pauseOf(error);
  if (pauseMs > 0) await ports.work.pause(chat.workspace, nowMs + pauseMs);
  const restMs = Math.max(LOOK_AGAIN_MS, pauseMs);
  return keepDoubt(ports, { delivery, reason: error.reason, restMs });
}

async function keepDoubt(
  ports: Ports,
  doubt: { delivery: Delivery; reason: string; restMs: number },
): Promise<Outcome> {
  const { delivery, reason, restMs } = doubt;
  const lookAtMs = ports.clock.nowMs() + restMs;
  await ports.work.settle(delivery.deliveryId, { to: 'in_doubt', reason, lookAtMs });
  return { found: false, againInMs: restMs };
}
