/** Takes a person's data out of the records and says so in them (requirements 22 and 23). */
import { employeeStream } from '../consent/claimants.ts';
import { appendNext, decide, standing } from '../decide.ts';
import type { Employee, EmployeeId } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Entry } from '../ledger/entry.ts';
import type { PersonalField } from '../ledger/fact.ts';
import type { Append, Ports } from '../ports.ts';
import { keptUntil, retentionYearsOf } from '../records/retention.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { findOne } from './find-one.ts';
import { keepable } from './join.ts';

export interface EraseOrder {
  /** An id, account, e-mail or number; after an erasure only the id is left. */
  readonly employee: string;
  /** Stays in the record for ever, so it may name nobody. */
  readonly reason: string;
  /** What allows it while the records must still be kept; null when nothing does. */
  readonly legalBasis: string | null;
}

export interface Erased {
  readonly employeeId: EmployeeId;
  /** How many entries lost fields; none when the person was erased before. */
  readonly entries: number;
  readonly fields: readonly string[];
}

/**
 * Erases name, number, e-mail, accounts and all else personal of one employee. Acts, times and
 * wording stay, and the tree still verifies: entries hold only digests, whose salts go too.
 * @throws NotAllowedError; InvalidInputError('employee' | 'reason' | 'legalBasis'), the last one
 * before the records' time is over (28 USC 1658(a)) when no legal basis is stated
 */
export async function erasePerson(ports: Ports, actor: Actor, order: EraseOrder): Promise<Erased> {
  const by = await requireAdmin(ports, actor, 'erase a person’s data');
  const reason = readStatement(order.reason, 'reason');
  const legalBasis =
    order.legalBasis === null ? null : readStatement(order.legalBasis, 'legalBasis');
  const { employeeId } = await findOne(ports, order.employee);
  return decide(async () => {
    const expect = await standing(ports.ledger, [employeeStream(employeeId)]);
    const employee = await ports.views.employee(employeeId);
    await refuseAdmin(ports, employeeId);
    refuseNaming(employee, { reason, legalBasis });
    const own = await ownEntries(ports, employeeId);
    if (legalBasis === null) refuseEarly(ports, own);
    return erase(ports, { employeeId, own, expect, reason, legalBasis, by });
  });
}

interface Erasing {
  readonly employeeId: EmployeeId;
  readonly own: readonly Entry[];
  readonly expect: NonNullable<Append['expect']>;
  readonly reason: string;
  readonly legalBasis: string | null;
  readonly by: By;
}

async function erase(ports: Ports, erasing: Erasing): Promise<Erased> {
  const { employeeId, own, expect, reason, legalBasis, by } = erasing;
  const held = await ports.ledger.disclosures(own.map(({ seq }) => seq));
  const seqs = [...new Set(held.map(({ seq }) => seq))].sort((one, other) => one - other);
  const fields = [...new Set(held.map(({ name }) => name))].sort() as PersonalField[];
  if (seqs.length === 0) return { employeeId, entries: 0, fields };
  await appendNext(ports.ledger, {
    drafts: [
      {
        key: `erased:${employeeId}:${expect[0]?.seq}`,
        fact: {
          ...{ kind: 'PersonalDataErased', employeeId, seqs, fields, reason },
          ...(legalBasis === null ? {} : { legalBasis }),
          by,
        },
        personal: {},
        streams: [employeeStream(employeeId)],
      },
    ],
    expect,
  });
  ports.log.info('The personal data of one person was erased.', {
    ...{ employeeId, entries: seqs.length, fields: fields.length },
  });
  return { employeeId, entries: seqs.length, fields };
}

/** After a split the account is the other's: what an entry holds is whose it tells of. */
async function ownEntries(ports: Ports, employeeId: EmployeeId): Promise<readonly Entry[]> {
  const entries = await ports.ledger.entriesOf(employeeStream(employeeId));
  return entries.filter(({ fact }) =>
    fact.kind === 'AccountSplit'
      ? fact.newEmployeeId === employeeId
      : 'employeeId' in fact && fact.employeeId === employeeId,
  );
}

function refuseEarly(ports: Ports, own: readonly Entry[]): void {
  const last = own.filter(({ fact }) => fact.kind !== 'PersonalDataErased').at(-1);
  if (last === undefined) return;
  const years = retentionYearsOf(ports);
  const until = keptUntil(last.at, years);
  if (ports.clock.now() >= until) return;
  throw new InvalidInputError(
    'legalBasis',
    `These records must be kept until ${until.slice(0, 10)}, ${years} years after the person's last event, because claims can be made that long. If a law requires it sooner, state which one as the legal basis.`,
  );
}

async function refuseAdmin(ports: Ports, employeeId: EmployeeId): Promise<void> {
  if (!(await ports.views.isAdmin(employeeId))) return;
  throw new InvalidInputError(
    'employee',
    'This person is an admin. Take the role away first, so that it is clear who acts.',
  );
}

function readStatement(given: string, field: 'reason' | 'legalBasis'): string {
  const words = keepable(given, 200);
  const what = field === 'reason' ? 'The reason' : 'The legal basis';
  if (words === '') {
    throw new InvalidInputError(field, `${what} is missing: say in a few words why.`);
  }
  if (!/@|\+?\d[\d .()-]{6,}\d/.test(words)) return words;
  throw new InvalidInputError(
    field,
    `${what} stays on record for ever, so it may hold no e-mail address or number. Write it without.`,
  );
}

function refuseNaming(
  employee: Employee | null,
  statements: Pick<Erasing, 'reason' | 'legalBasis'>,
): void {
  const name = employee?.name?.toLowerCase() ?? '';
  for (const [field, words] of Object.entries(statements)) {
    if (name === '' || !(words ?? '').toLowerCase().includes(name)) continue;
    throw new InvalidInputError(
      field,
      'This stays on record for ever, so it may not name the person. Write it without the name.',
    );
  }
}
