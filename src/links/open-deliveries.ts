/** Requests that somebody already has by link and can still answer. */
import type { Delivery } from '../broadcast/delivery.ts';
import { type Account, type EmployeeId, parseAccount } from '../employee.ts';
import type { Ports } from '../ports.ts';

/** By account; of several the newest. Only requests of this wording whose broadcast was not cancelled. */
export async function openDeliveries(
  ports: Ports,
  noticeDigest: string,
  employeeIds: readonly EmployeeId[],
): Promise<ReadonlyMap<Account, Delivery>> {
  const broadcasts = (await ports.views.broadcasts())
    .filter((one) => one.noticeDigest === noticeDigest && one.cancelledAt === null)
    .map(({ broadcastId }) => broadcastId);
  const asked = broadcasts.length === 0 ? new Set() : await ports.work.asked(broadcasts);
  const found = new Map<Account, Delivery>();
  for (const employeeId of employeeIds) {
    if (!asked.has(employeeId)) continue;
    for (const delivery of await ports.work.deliveriesTo(employeeId)) {
      const byLink = parseAccount(delivery.account)?.platform === 'web';
      const over = delivery.state === 'failed' || delivery.state === 'cancelled';
      if (byLink && !over && broadcasts.includes(delivery.broadcastId))
        found.set(delivery.account, delivery);
    }
  }
  return found;
}
