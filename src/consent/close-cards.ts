/** One answer closes every card: whatever else shows an open request shows the receipt. */
import type { Delivery, MessageRef } from '../broadcast/delivery.ts';
import { type Account, parseAccount, workspaceOf } from '../employee.ts';
import { DeliveryError, RollcallError } from '../errors.ts';
import { chatOf } from '../people/chat-of.ts';
import type { Ports } from '../ports.ts';
import { enteredConsentNews } from '../wording/entered-news.ts';
import {
  ENTERED_WITHDRAWAL_NEWS,
  HOLD_NEWS,
  RELEASE_NEWS,
  SET_ASIDE_NEWS,
} from '../wording/receipt.ts';
import type { ActAnswer, Receipt, Recorded } from './act.ts';
import { receiptOf } from './receipt.ts';

/** Older cards have long scrolled out of sight. */
const MOST_CARDS = 20;

/**
 * Passes an answer on and, once it is on record, closes the cards the acting adapter does not
 * know of. No answer waits for that, and its failures are only logged: the answer stands anyway.
 * @param account with which the person acted; null when no adapter shows anything
 */
export async function thenCloseCards<A extends ActAnswer | { kind: 'not_a_wish' }>(
  ports: Ports,
  account: Account | null,
  acting: Promise<A>,
): Promise<A> {
  const answer = await acting;
  if (answer.kind === 'recorded') keepUntilClosed(ports, closeCards(ports, account, answer));
  return answer;
}

/** What is being closed at this moment, for whoever has to leave afterwards. */
const closing = new WeakMap<Ports, Set<Promise<void>>>();

/** Every card that an answer on record closes is closed, and whom it concerns is told. Never rejects. */
export async function cardsClosed(ports: Ports): Promise<void> {
  await Promise.all(closing.get(ports) ?? []);
}

function keepUntilClosed(ports: Ports, work: Promise<void>): void {
  const pending = closing.get(ports) ?? new Set();
  closing.set(ports, pending.add(work));
  void work.then(() => pending.delete(work));
}

/** Never rejects. */
async function closeCards(
  ports: Ports,
  account: Account | null,
  { receipt, alsoHeld, released, setAside = [] }: Recorded,
): Promise<void> {
  await closeFor(ports, receipt, account);
  const entered = account === null && !receipt.repeated ? enteredNews(receipt) : null;
  if (entered !== null) await tellElsewhere(ports, receipt, { account, news: entered });
  for (const [receipts, news] of [
    [alsoHeld, HOLD_NEWS],
    [released, RELEASE_NEWS],
    [setAside, SET_ASIDE_NEWS],
  ] as const) {
    for (const other of receipts) {
      await closeFor(ports, other);
      if (!receipt.repeated) await tellElsewhere(ports, other, { account, news });
    }
  }
}

/** What HR entered for somebody who can be told in chat. */
const enteredNews = (receipt: Receipt): string | null =>
  receipt.status === 'withdrawn' ? ENTERED_WITHDRAWAL_NEWS : enteredConsentNews(receipt);

/** The page of a link that was used looks after its own links. */
async function closeFor(
  ports: Ports,
  receipt: Receipt,
  acting: Account | null = null,
): Promise<void> {
  await trying(ports, async () => {
    const deliveries = await ports.work.deliveriesTo(receipt.employee.employeeId);
    const others = deliveries.filter(({ account }) => isChat(account) || account !== acting);
    for (const delivery of others.slice(-MOST_CARDS)) await closeOne(ports, delivery, receipt);
  });
}

/** A message that arrives just after the person answered elsewhere shows the receipt, too. */
export async function closeIfAnswered(
  ports: Ports,
  { broadcastId, employeeId, account }: Delivery,
  ref: MessageRef,
): Promise<void> {
  await trying(ports, async () => {
    const waiting = await ports.views.waiting(broadcastId, employeeId);
    if (waiting.length > 0) return;
    const receipt = await receiptOf(ports, employeeId, { account });
    await chatOf(ports, account)?.showReceipt(account, ref, receipt);
  });
}

async function closeOne(ports: Ports, delivery: Delivery, receipt: Receipt): Promise<void> {
  const { account, ref } = delivery;
  if (parseAccount(account)?.platform === 'web') {
    // Who withdrew may still change their mind by the link they have.
    if (receipt.status !== 'withdrawn') await ports.work.dropLinks(delivery.deliveryId, 'answer');
    return;
  }
  const shown = ref === null || ref.message === '' || isSame(ref, receipt.message);
  const theirs = receipt.employee.accounts.includes(account);
  if (shown || !theirs) return;
  await trying(ports, async () => chatOf(ports, account)?.showReceipt(account, ref, receipt));
}

const isSame = (one: MessageRef, other: MessageRef | null): boolean =>
  one.channel === other?.channel && one.message === other.message;

/**
 * The acting chat tells the others of its own workspace itself; a page tells nobody, since whoever
 * is outside chat reads where they stand behind their own link.
 */
async function tellElsewhere(
  ports: Ports,
  receipt: Receipt,
  told: { account: Account | null; news: string },
): Promise<void> {
  const here = isChat(told.account) ? workspaceOf(told.account) : '';
  const elsewhere = receipt.employee.accounts.find(
    (account) => workspaceOf(account) !== here && chatOf(ports, account) !== null,
  );
  const isHere = receipt.employee.accounts.some((account) => workspaceOf(account) === here);
  if (isHere || elsewhere === undefined) return;
  await trying(ports, async () => chatOf(ports, elsewhere)?.tell(elsewhere, { text: told.news }));
}

const isChat = (account: Account | null): account is Account =>
  account !== null && parseAccount(account)?.platform !== 'web';

async function trying(ports: Ports, show: () => Promise<unknown>): Promise<void> {
  try {
    await show();
  } catch (error) {
    const code = error instanceof RollcallError ? error.code : 'UNEXPECTED';
    const reason = error instanceof DeliveryError ? error.reason : null;
    ports.log.warn('A request could not be replaced by its receipt.', { code, reason });
  }
}
