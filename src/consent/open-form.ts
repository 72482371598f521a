/** The form a person answers: always the notice in force, never an old one. */
import type { Account } from '../employee.ts';
import type { Ports } from '../ports.ts';
import type { FormAnswer } from './act.ts';
import { refuse, requestOf } from './request-of.ts';

/**
 * Opens the form of one request; with no delivery id (App Home, "Change number") that of the
 * newest request the person got.
 */
export async function openForm(
  ports: Ports,
  account: Account,
  deliveryId: string | null,
): Promise<FormAnswer> {
  const chosen = deliveryId ?? (await newestOf(ports, account));
  if (chosen === null) return refuse('unknown_request');
  const request = await requestOf(ports, account, chosen);
  if (request.kind === 'refused') return request;
  const [notice, campaign] = await Promise.all([
    ports.views.noticeInForce(),
    ports.views.campaign(),
  ]);
  if (notice === null || campaign === null) return refuse('unknown_request');
  return { kind: 'form', deliveryId: chosen, notice, campaign };
}

async function newestOf(ports: Ports, account: Account): Promise<string | null> {
  const employee = await ports.views.employeeByAccount(account);
  if (employee === null) return null;
  return (await ports.work.newestDelivery(employee.employeeId))?.deliveryId ?? null;
}
