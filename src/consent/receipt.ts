/** What a person gets back: where they stand now, and the exact text they answered. */
import type { MessageRef } from '../broadcast/delivery.ts';
import { type Account, type EmployeeId, workspaceOf } from '../employee.ts';
import { LedgerBrokenError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Receipt, Recorded } from './act.ts';
import type { Consent } from './consent.ts';

/** For whom a receipt is drawn. */
export interface Seen {
  /** With which the person acted; null for an act nobody made in a chat. */
  readonly account: Account | null;
  readonly repeated?: boolean;
}

/**
 * The receipt of an employee's newest answer, read after the commit. Its message is the one on
 * the platform of the account that acts; other platforms' cards are closed besides.
 * @throws LedgerBrokenError when the views lack what the ledger must have recorded.
 */
export async function receiptOf(
  ports: Ports,
  employeeId: EmployeeId,
  { account, repeated = false }: Seen,
): Promise<Receipt> {
  const [employee, consent, campaign] = await Promise.all([
    ports.views.employee(employeeId),
    ports.views.consent(employeeId),
    ports.views.campaign(),
  ]);
  const digest = consent?.noticeDigest ?? null;
  const notice = digest === null ? null : await ports.views.notice(digest);
  if (employee === null || consent === null || campaign === null || notice === null) {
    throw new LedgerBrokenError(
      consent?.seq ?? -1,
      'An answer is on record, but what it refers to is missing. Run the verify command.',
    );
  }
  const message = await messageOf(ports, consent, account);
  return { status: consent.status, employee, consent, notice, campaign, message, repeated };
}

/** The receipts of several employees, for those whom somebody else's act concerns. */
export function receiptsOf(
  ports: Ports,
  employeeIds: readonly EmployeeId[],
  account: Account | null,
): Promise<readonly Receipt[]> {
  return Promise.all(employeeIds.map((employeeId) => receiptOf(ports, employeeId, { account })));
}

/** The answer to an act that was on record already, or that changes nothing. */
export async function unchanged(
  ports: Ports,
  employeeId: EmployeeId,
  account: Account | null,
): Promise<Recorded> {
  const receipt = await receiptOf(ports, employeeId, { account, repeated: true });
  return { kind: 'recorded', receipt, alsoHeld: [], released: [] };
}

async function messageOf(
  ports: Ports,
  consent: Consent,
  account: Account | null,
): Promise<MessageRef | null> {
  if (consent.deliveryId === null || account === null) return null;
  const delivery = await ports.work.delivery(consent.deliveryId);
  if (delivery === null || delivery.ref === null || delivery.ref.message === '') return null;
  return workspaceOf(delivery.account) === workspaceOf(account) ? delivery.ref : null;
}
