/** What a person gets back: where they stand now, and the exact text they answered. */
import type { MessageRef } from '../broadcast/delivery.ts';
import type { EmployeeId } from '../employee.ts';
import { LedgerBrokenError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Receipt, Recorded } from './act.ts';
import type { Consent } from './consent.ts';

/**
 * The receipt of an employee's newest answer, read after the commit.
 * @throws LedgerBrokenError when the views lack what the ledger must have recorded.
 */
export async function receiptOf(
  ports: Ports,
  employeeId: EmployeeId,
  repeated: boolean,
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
  const message = await messageOf(ports, consent);
  return { status: consent.status, employee, consent, notice, campaign, message, repeated };
}

/** The receipts of several employees, for those whom somebody else's act concerns. */
export function receiptsOf(
  ports: Ports,
  employeeIds: readonly EmployeeId[],
): Promise<readonly Receipt[]> {
  return Promise.all(employeeIds.map((employeeId) => receiptOf(ports, employeeId, false)));
}

/** The answer to an act that was on record already, or that changes nothing. */
export async function unchanged(ports: Ports, employeeId: EmployeeId): Promise<Recorded> {
  const receipt = await receiptOf(ports, employeeId, true);
  return { kind: 'recorded', receipt, alsoHeld: [], released: [] };
}

async function messageOf(ports: Ports, consent: Consent): Promise<MessageRef | null> {
  if (consent.deliveryId === null) return null;
  const ref = (await ports.work.delivery(consent.deliveryId))?.ref ?? null;
  return ref === null || ref.message === '' ? null : ref;
}
