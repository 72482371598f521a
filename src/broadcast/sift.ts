/** Who is asked and who is left out, with the reason for everyone. */
import type { Consent } from '../consent/consent.ts';
import type { Account, ChatPerson, Employee, EmployeeId } from '../employee.ts';
import type { LeftOut, LeftOutReason } from './broadcast.ts';

export interface SiftInput {
  /** As the directory answered, in its order; the same person may come twice. */
  readonly people: readonly ChatPerson[];
  readonly notFound: readonly LeftOut[];
  readonly employees: ReadonlyMap<Account, Employee>;
  readonly consents: ReadonlyMap<EmployeeId, Consent>;
  /** Employees with an open request of the same notice. */
  readonly asked: ReadonlySet<EmployeeId>;
  /** Digest of the notice that would be sent. */
  readonly noticeDigest: string;
}

export interface Sifted {
  readonly recipients: readonly ChatPerson[];
  readonly leftOut: readonly LeftOut[];
}

/** Everyone is in exactly one of the two lists; one request per employee, whatever accounts they have. */
export function sift(input: SiftInput): Sifted {
  const seen = new Set<string>();
  const recipients: ChatPerson[] = [];
  const leftOut: LeftOut[] = [...input.notFound];
  for (const person of input.people) {
    const identity = input.employees.get(person.account)?.employeeId ?? person.account;
    const reason = seen.has(identity) ? 'duplicate' : reasonToLeaveOut(person, input);
    seen.add(identity);
    if (reason === null) recipients.push(person);
    else leftOut.push({ who: person.name, reason });
  }
  return { recipients, leftOut };
}

function reasonToLeaveOut(person: ChatPerson, input: SiftInput): LeftOutReason | null {
  if (person.kind !== 'member') return person.kind;
  const employee = input.employees.get(person.account);
  if (employee === undefined) return null;
  if (employee.state === 'left') return 'left_company';
  const consent = input.consents.get(employee.employeeId);
  const agreed = consent?.status === 'given' || consent?.status === 'held';
  if (agreed && consent.noticeDigest === input.noticeDigest) return 'already_agreed';
  // Whose answer was set aside, or who came back after leaving, has no request that still counts.
  const anew = consent?.status === 'invalidated';
  return input.asked.has(employee.employeeId) && !anew ? 'already_asked' : null;
}

/** How many were left out for each reason. */
export function countReasons(
  leftOut: readonly LeftOut[],
): Readonly<Partial<Record<LeftOutReason, number>>> {
  const counts: Partial<Record<LeftOutReason, number>> = {};
  for (const { reason } of leftOut) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
