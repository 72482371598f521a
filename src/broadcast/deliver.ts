/** Sends what is due, at the pace of each workspace; called by the heartbeat and on wake-up. */
import { closeIfAnswered } from '../consent/close-cards.ts';
import { RollcallError } from '../errors.ts';
import { chatOf } from '../people/chat-of.ts';
import type { ChatPlatform, ConsentRequest, Ports } from '../ports.ts';
import type { Broadcast } from './broadcast.ts';
import type { Delivery, MessageRef } from './delivery.ts';
import { tellFinished } from './finish.ts';
import { reconcile } from './reconcile.ts';
import { recordSent } from './record-sent.ts';
import { hasAnswered, MOST_REMINDERS } from './reminder.ts';
import { SENT_AGAIN } from './send-again.ts';
import { settleTrouble } from './trouble.ts';
import { LEASE_MS, sooner, type Turn } from './turn.ts';

/** As many at once as can all end within their lease. */
const BATCH = 10;
/** Then the turn ends, so that doubts and other work get theirs. */
const MOST_BATCHES = 50;

/**
 * Looks after doubts, then sends until the pace grants no more. A crash at any line leaves a
 * lease that runs out into doubt; nothing is sent again before it was looked for.
 */
export async function deliverDue(ports: Ports): Promise<{ sent: number; nextInMs: number | null }> {
  const turns = [await reconcile(ports)];
  turns.push(...(await Promise.all(ports.chats.map((chat) => sendDue(ports, chat)))));
  for (const broadcastId of new Set(turns.flatMap((turn) => [...turn.touched]))) {
    await tellFinished(ports, broadcastId);
  }
  return {
    sent: turns.reduce((sum, turn) => sum + turn.sent, 0),
    nextInMs: turns.reduce<number | null>((next, turn) => sooner(next, turn.nextInMs), null),
  };
}

async function sendDue(ports: Ports, chat: ChatPlatform): Promise<Turn> {
  const touched = new Set<string>();
  let sent = 0;
  let nextInMs: number | null = null;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const claim = { limit: BATCH, nowMs: ports.clock.nowMs(), leaseMs: LEASE_MS };
    const { deliveries, waitMs } = await ports.work.claim(chat.pace, claim);
    if (deliveries.length === 0) {
      return { sent, nextInMs: sooner(nextInMs, waitMs > 0 ? waitMs : null), touched };
    }
    const outcomes = await Promise.all(deliveries.map((delivery) => attempt(ports, delivery)));
    sent += outcomes.filter((outcome) => outcome.sent).length;
    nextInMs = outcomes.reduce<number | null>(
      (next, outcome) => sooner(next, outcome.againInMs),
      nextInMs,
    );
    for (const { broadcastId } of deliveries) touched.add(broadcastId);
  }
  return { sent, nextInMs: 0, touched };
}

interface Outcome {
  readonly sent: boolean;
  readonly againInMs: number | null;
}

/** One delivery. What cannot be settled now is left to its lease: it comes back as a doubt. */
async function attempt(ports: Ports, delivery: Delivery): Promise<Outcome> {
  try {
    return await send(ports, delivery);
  } catch (error) {
    ports.log.warn('A delivery could not be settled; it is looked for when its lease ends.', {
      deliveryId: delivery.deliveryId,
      code: error instanceof RollcallError ? error.code : 'UNEXPECTED',
    });
    return { sent: false, againInMs: LEASE_MS };
  }
}

async function send(ports: Ports, delivery: Delivery): Promise<Outcome> {
  const chat = chatOf(ports, delivery.account);
  const composed = await compose(ports, delivery);
  if (composed === ANSWERED) {
    await ports.work.settle(delivery.deliveryId, { to: 'cancelled', reason: ANSWERED });
    return { sent: false, againInMs: null };
  }
  if (chat === null || typeof composed === 'string') {
    const reason = typeof composed === 'string' ? composed : 'chat_not_connected';
    await ports.work.settle(delivery.deliveryId, { to: 'failed', reason });
    return { sent: false, againInMs: null };
  }
  let ref: MessageRef;
  try {
    ref = await chat.request(delivery.account, composed);
  } catch (error) {
    return { sent: false, againInMs: await settleTrouble(ports, chat, { delivery, error }) };
  }
  const noticeDigest = composed.notice.digest;
  const foundAfterDoubt = delivery.reason === SENT_AGAIN;
  await recordSent(ports, delivery, { ref, noticeDigest, foundAfterDoubt });
  if (delivery.reminder > 0) await closeIfAnswered(ports, delivery, ref);
  return { sent: true, againInMs: null };
}

/** Somebody may answer while the reminder waits for its turn: then it is not sent. */
const ANSWERED = 'answered';

/** What to send, or in one word why this person is not sent to any more. */
async function compose(ports: Ports, delivery: Delivery): Promise<ConsentRequest | string> {
  const [broadcast, employee, campaign] = await Promise.all([
    ports.views.broadcast(delivery.broadcastId),
    ports.views.employee(delivery.employeeId),
    ports.views.campaign(),
  ]);
  if (broadcast === null || campaign === null) return 'broadcast_unknown';
  if (broadcast.cancelledAt !== null) return 'cancelled';
  if (employee?.state !== 'active') return 'left_company';
  if (!employee.accounts.includes(delivery.account)) return 'account_split';
  const notice = await noticeOf(ports, broadcast);
  if (notice === null) return 'notice_unknown';
  const { brand, reminders = MOST_REMINDERS } = campaign.definition;
  const { deliveryId, reminder } = delivery;
  const request = { deliveryId, notice, brand: brand.displayName, supportEmail: brand.email };
  if (reminder === 0) return request;
  if (!(await isWaiting(ports, delivery, broadcast))) return ANSWERED;
  return { ...request, reminder: { last: reminder >= reminders } };
}

async function isWaiting(ports: Ports, delivery: Delivery, broadcast: Broadcast) {
  const [waiting] = await ports.views.waiting(delivery.broadcastId, delivery.employeeId);
  return waiting !== undefined && !hasAnswered(waiting, broadcast.noticeDigest);
}

const noticeOf = (ports: Ports, broadcast: Broadcast) => ports.views.notice(broadcast.noticeDigest);
