/** The request that waits for somebody's answer. */
import type { EmployeeId } from '../employee.ts';
import type { Ports } from '../ports.ts';
import type { Consent } from './consent.ts';
import { stands } from './request-of.ts';

/** Of the newest broadcast they were part of; null when it was answered, cancelled or needs no answer. */
export async function openDelivery(
  ports: Ports,
  employeeId: EmployeeId,
  consent: Consent | null,
): Promise<string | null> {
  const newest = await ports.work.newestDelivery(employeeId);
  if (newest === null || newest.deliveryId === consent?.deliveryId) return null;
  const broadcast = await ports.views.broadcast(newest.broadcastId);
  if (broadcast === null || broadcast.cancelledAt !== null) return null;
  const agreedAlready =
    consent !== null && stands(consent) && consent.noticeDigest === broadcast.noticeDigest;
  return agreedAlready ? null : newest.deliveryId;
}
