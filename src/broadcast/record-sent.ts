/** A request reached the platform: the fact first, then the delivery is settled. */
import { parseAccount } from '../employee.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Draft } from '../ledger/fact.ts';
import type { Ports } from '../ports.ts';
import type { MessageRef, NewDelivery } from './delivery.ts';

const requestedKey = (deliveryId: string): string => `requested:${deliveryId}`;

/** The entry that says this request was sent; null when none does. */
export function sentEntry(ports: Ports, deliveryId: string): Promise<Entry | null> {
  return ports.ledger.byKey(requestedKey(deliveryId));
}

/** Once per delivery: after a crash between the two writes the first is found by its key. */
export async function recordSent(
  ports: Ports,
  delivery: NewDelivery,
  sent: { ref: MessageRef; noticeDigest: string; foundAfterDoubt: boolean },
): Promise<void> {
  const { deliveryId, broadcastId, employeeId, reminder = 0 } = delivery;
  const draft: Draft = {
    key: requestedKey(deliveryId),
    fact: {
      kind: 'ConsentRequested',
      broadcastId,
      deliveryId,
      employeeId,
      medium: parseAccount(delivery.account)?.platform ?? 'slack',
      noticeDigest: sent.noticeDigest,
      foundAfterDoubt: sent.foundAfterDoubt,
      ...(reminder === 0 ? {} : { reminder }),
    },
    personal: {},
    streams: [`employee:${employeeId}`, `broadcast:${broadcastId}`],
  };
  await ports.ledger.append({ drafts: [draft] });
  await ports.work.settle(deliveryId, { to: 'sent', ref: sent.ref });
}
