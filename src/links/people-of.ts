/** Who the rows of a list are to us: the same person gets the same account every time. */
import { randomBytes } from 'node:crypto';
import { type Account, accountOf, type ChatPerson, type Employee } from '../employee.ts';
import { opaqueKey } from '../opaque-key.ts';
import { workEmail } from '../people/work-email.ts';
import type { Ports } from '../ports.ts';
import type { LinkRow } from './link.ts';

/** People outside chat have no tenant; theirs is this installation. */
const TENANT = 'local';

/** By employee number, else by the e-mail; a row with neither is somebody new each time. */
export async function peopleOf(ports: Ports, rows: readonly LinkRow[]): Promise<ChatPerson[]> {
  const emails = rows.flatMap(({ email }) => workEmail(email) ?? []);
  const known = await ports.views.employeesByEmail([...new Set(emails)]);
  return rows.map((row) => ({
    account: accountFor(ports, row, known.get(workEmail(row.email) ?? '') ?? []),
    name: row.name,
    email: row.email,
    phone: null,
    department: null,
    locale: null,
    timeZone: null,
    kind: 'member',
  }));
}

function accountFor(ports: Ports, row: LinkRow, known: readonly Employee[]): Account {
  if (row.employeeNumber !== null) return opaque(ports, `number ${row.employeeNumber}`);
  const [only, ...others] = known.filter(({ state }) => state === 'active');
  const had = only?.accounts.find((account) => account.startsWith(`web:${TENANT}:`));
  if (had !== undefined && others.length === 0) return had;
  if (row.email !== null) return opaque(ports, `e-mail ${row.email.toLowerCase()}`);
  return accountOf('web', TENANT, randomBytes(16).toString('base64url'));
}

/** Says nothing about the person, and nobody without our key can work it out. */
const opaque = (ports: Ports, value: string): Account =>
  accountOf('web', TENANT, opaqueKey(ports.signer, 'web', value).slice('web:'.length));
