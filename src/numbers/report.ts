/** The answers about numbers an admin asks for. */
import type { EmployeeId } from '../employee.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { type NumbersReport, numbersReport } from './track.ts';

/** Which numbers are in use today, whom each may text, and what is amiss. */
export async function numbers(ports: Ports, actor: Actor): Promise<NumbersReport> {
  await requireAdmin(ports, actor, 'see the numbers');
  return currentNumbers(ports);
}

export async function currentNumbers(ports: Ports): Promise<NumbersReport> {
  const [all, notice, notices, totals] = await Promise.all([
    ports.views.numbers(),
    ports.views.noticeInForce(),
    ports.views.notices(),
    ports.views.consentTotals(),
  ]);
  return numbersReport({
    numbers: all,
    notice,
    notices,
    givenByNotice: totals.givenByNotice,
    at: ports.clock.now(),
  });
}

/** The numbers the notice named when this person agreed, E.164, from the entry itself; none without a consent. */
export async function numbersNamedTo(
  ports: Ports,
  actor: Actor,
  employeeId: EmployeeId,
): Promise<readonly string[]> {
  await requireAdmin(ports, actor, 'see which numbers a person agreed to');
  const seq = (await ports.views.consent(employeeId))?.givenSeq ?? null;
  if (seq === null) return [];
  for await (const entry of ports.ledger.entries(seq, seq + 1)) {
    if (entry.fact.kind === 'ConsentGiven') return entry.fact.numbers;
  }
  return [];
}
