/** After an answer is recorded: the receipt, and the other people a shared number concerns. */
import type { MessageRef } from '../../../src/broadcast/delivery.ts';
import type { Account } from '../../../src/employee.ts';
import type { ActAnswer, Receipt } from '../../../src/service.ts';
import { HOLD_NEWS, RELEASE_NEWS } from '../../../src/wording/receipt.ts';
import { receiptActivity } from '../chat.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Turn } from './turn.ts';

export type Recorded = Extract<ActAnswer, { kind: 'recorded' }>;

/** Everything here only shows what is already recorded, so it is queued and never delays the answer. Never throws. */
export function settle(ports: ListenerPorts, turn: Turn, recorded: Recorded): void {
  const { receipt } = recorded;
  const { account, conversationId: channel, messageId: message } = turn;
  const pressed = message === null ? [] : [{ channel, message }];
  paint(ports, { account, pressed }, receipt);
  for (const [receipts, news] of [
    [recorded.alsoHeld, HOLD_NEWS],
    [recorded.released, RELEASE_NEWS],
  ] as const) {
    for (const other of receipts) inform(ports, other, receipt.repeated ? null : news);
  }
}

function paint(ports: ListenerPorts, at: Parameters<typeof draw>[1], receipt: Receipt): void {
  try {
    draw(ports, at, receipt);
  } catch (error) {
    explain(ports, error);
  }
}

/** Puts the receipt in place of the request, and of the card that was pressed when it is another. */
function draw(
  { chat, repaint }: ListenerPorts,
  { account, pressed = [] }: { account: Account; pressed?: readonly MessageRef[] },
  receipt: Receipt,
): void {
  const activity = receiptActivity(chat.handOf(account), receipt);
  const ours = receipt.message === null ? [] : [receipt.message];
  const places = [...ours, ...pressed.filter(({ message }) => message !== ours[0]?.message)];
  for (const place of places) {
    repaint('update', `${place.channel}:${place.message}`, () =>
      chat.repaint(account, place, activity),
    );
  }
  if (places.length > 0 || receipt.repeated) return;
  repaint('post', `receipt:${account}:${receipt.consent.seq}`, () => chat.post(account, activity));
}

/** Another person whose standing changed through this answer: their receipt, and a word about why. */
function inform(ports: ListenerPorts, receipt: Receipt, news: string | null): void {
  const ours = `${ports.chat.workspace}:`;
  for (const account of receipt.employee.accounts.filter((one) => one.startsWith(ours))) {
    paint(ports, { account }, receipt);
    if (news !== null) {
      ports.repaint('post', `news:${account}:${receipt.consent.seq}`, () =>
        ports.chat.tell(account, { text: news }),
      );
    }
  }
}
