/** After an answer is recorded: the receipt, the other people a shared number concerns, the Home tab. */
import type { Account } from '../../../src/employee.ts';
import type { ActAnswer, Receipt } from '../../../src/service.ts';
import { HOLD_NEWS, RELEASE_NEWS } from '../../../src/wording/receipt.ts';
import { receiptBlocks } from '../blocks/receipt.ts';
import { post, update } from '../chat.ts';
import { userIdOf } from '../directory.ts';
import { explain } from './explain.ts';
import { publishHome } from './home.ts';
import type { ListenerPorts } from './listener-ports.ts';

export type Recorded = Extract<ActAnswer, { kind: 'recorded' }>;

/**
 * Everything here only shows what is already recorded, so it is queued and never delays the answer.
 * Never throws; false when the receipt could not be drawn.
 */
export function settle(ports: ListenerPorts, account: Account, recorded: Recorded): boolean {
  const isDrawn = canPaint(ports, recorded.receipt, account);
  publishHome(ports, account);
  for (const [receipts, news] of [
    [recorded.alsoHeld, HOLD_NEWS],
    [recorded.released, RELEASE_NEWS],
  ] as const) {
    for (const receipt of receipts) inform(ports, receipt, recorded.receipt.repeated ? null : news);
  }
  return isDrawn;
}

function canPaint(ports: ListenerPorts, receipt: Receipt, account: Account): boolean {
  try {
    paint(ports, receipt, account);
    return true;
  } catch (error) {
    explain(ports, error);
    return false;
  }
}

/** Puts the receipt in place of the request; without one, sends it as a message of its own. */
function paint(ports: ListenerPorts, receipt: Receipt, account: Account): void {
  const { message } = receipt;
  const { text, blocks } = receiptBlocks(receipt);
  if (message !== null) {
    ports.repaint('update', `${message.channel}:${message.message}`, () =>
      update(ports.client, message, { text, blocks }),
    );
  } else if (!receipt.repeated) {
    const to = userIdOf(account);
    ports.repaint('post', `receipt:${account}:${receipt.consent.seq}`, () =>
      post(ports.client, { to, text, blocks }),
    );
  }
}

/** Another person whose standing changed through this answer: their receipt, and a word about why. */
function inform(ports: ListenerPorts, receipt: Receipt, news: string | null): void {
  const ours = `${ports.chat.workspace}:`;
  for (const account of receipt.employee.accounts.filter((one) => one.startsWith(ours))) {
    canPaint(ports, receipt, account);
    publishHome(ports, account);
    if (news !== null) {
      ports.repaint('post', `news:${account}:${receipt.consent.seq}`, () =>
        ports.chat.tell(account, { text: news }),
      );
    }
  }
}
