/** The request a person answers, and whether they may. */
import type { Broadcast } from '../broadcast/broadcast.ts';
import type { Delivery } from '../broadcast/delivery.ts';
import { standing } from '../decide.ts';
import type { Account, Employee } from '../employee.ts';
import type { Append, Ports } from '../ports.ts';
import type { Refused } from './act.ts';
import { employeeStream } from './claimants.ts';
import type { Consent } from './consent.ts';

export interface OpenRequest {
  readonly kind: 'open';
  readonly delivery: Delivery;
  /** With which of their accounts the person acts. */
  readonly account: Account;
  readonly employee: Employee;
  readonly broadcast: Broadcast;
  /** Where the person stood when this was read; null before any answer. */
  readonly consent: Consent | null;
  /** Where the person's own stream stood before all of this was read. */
  readonly expect: NonNullable<Append['expect']>;
}

/**
 * Finds the request by its id, trusting nothing else the click carried: the clicking account
 * must be one of the person it was sent to. A cancelled broadcast takes no new answers, but a person who
 * agreed can still change their number through it.
 */
export async function requestOf(
  ports: Ports,
  account: Account,
  deliveryId: string,
): Promise<OpenRequest | Refused> {
  const delivery = await ports.work.delivery(deliveryId);
  if (delivery === null) return refuse('unknown_request');
  const expect = await standing(ports.ledger, [employeeStream(delivery.employeeId)]);
  const [employee, broadcast, consent] = await Promise.all([
    ports.views.employee(delivery.employeeId),
    ports.views.broadcast(delivery.broadcastId),
    ports.views.consent(delivery.employeeId),
  ]);
  if (employee === null || broadcast === null) return refuse('unknown_request');
  if (!employee.accounts.includes(account)) return refuse(notTheirs(delivery, account));
  if (employee.state === 'left') return refuse('left_company');
  const agreed = consent !== null && stands(consent);
  if (broadcast.cancelledAt !== null && !agreed) return refuse('closed');
  return { kind: 'open', delivery, account, employee, broadcast, consent, expect };
}

/** An account that was split off later: the request was made to it, but for somebody else. */
const notTheirs = (delivery: Delivery, account: Account): Refused['reason'] =>
  delivery.account === account ? 'unknown_request' : 'not_addressed';

/** Given, or given and on hold: the person wants the texts. */
export const stands = (consent: Pick<Consent, 'status'>): boolean =>
  consent.status === 'given' || consent.status === 'held';

const SENTENCES = {
  unknown_request: 'We cannot find this request any more. Please ask HR to send it again.',
  not_addressed:
    'This request was sent to somebody else, so you cannot answer it. Nothing was recorded.',
  left_company:
    'Our records say you have left the company, so you will not be texted. Nothing was recorded.',
  closed: 'This request was cancelled, so there is nothing to answer. Nothing was recorded.',
  wording_changed:
    'The wording has changed since you opened this form. Please read the new text and agree again.',
  nothing_to_withdraw:
    'You are not on the list for text messages, so there is nothing to stop. You will not be texted.',
} as const satisfies Record<Refused['reason'], string>;

export function refuse(reason: Refused['reason']): Refused {
  return { kind: 'refused', reason, message: SENTENCES[reason] };
}
