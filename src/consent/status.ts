/** Where one person stands, for themselves and for an admin who asks. */
import type { Account } from '../employee.ts';
import { recognise } from '../people/recognise.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { EmployeeStatus } from './act.ts';
import { mayTextPerson } from './may-text.ts';
import { openDelivery } from './open-delivery.ts';

/** Null when nothing is known of this account. */
export async function status(ports: Ports, account: Account): Promise<EmployeeStatus | null> {
  const employee = await recognise(ports, account);
  if (employee === null) return null;
  const [consent, campaign] = await Promise.all([
    ports.views.consent(employee.employeeId),
    ports.views.campaign(),
  ]);
  const digest = consent?.noticeDigest ?? null;
  return {
    employee,
    consent,
    notice: digest === null ? null : await ports.views.notice(digest),
    campaign,
    openDeliveryId: await openDelivery(ports, employee.employeeId, consent),
    mayText: consent !== null && (await mayTextPerson(ports, consent)),
  };
}

/** The same about somebody else: admins only. */
export async function check(
  ports: Ports,
  actor: Actor,
  account: Account,
): Promise<EmployeeStatus | null> {
  await requireAdmin(ports, actor, 'look up where a person stands');
  return status(ports, account);
}
