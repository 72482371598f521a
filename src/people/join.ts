/** Makes people of the directory known to the ledger, each once. */
import { type Account, type ChatPerson, type Employee, newId, parseAccount } from '../employee.ts';
import type { Draft, FactOf, PersonalField, PersonalFields } from '../ledger/fact.ts';
import { opaqueKey } from '../opaque-key.ts';
import type { Ports } from '../ports.ts';
import type { By } from '../roles/actor.ts';
import { chatOf } from './chat-of.ts';

const BATCH = 500;

/** The employees behind these people; those not known yet are appended as EmployeeJoined, in batches. */
export async function joinPeople(
  ports: Ports,
  people: readonly ChatPerson[],
  by: By,
): Promise<ReadonlyMap<Account, Employee>> {
  const accounts = people.map((person) => person.account);
  const known = await ports.views.employeesByAccount(accounts);
  const unknown = people.filter((person) => !known.has(person.account));
  if (unknown.length === 0) return known;
  for (let from = 0; from < unknown.length; from += BATCH) {
    await joinBatch(ports, unknown.slice(from, from + BATCH), by);
  }
  return ports.views.employeesByAccount(accounts);
}

/** The employee behind one account, asking the directory when it is new; null when it is not a member. */
export async function joinAccount(
  ports: Ports,
  account: Account,
  by: By,
): Promise<Employee | null> {
  const known = await ports.views.employeeByAccount(account);
  if (known !== null) return known;
  const person = (await chatOf(ports, account)?.person(account)) ?? null;
  if (person?.kind !== 'member') return null;
  const joined = await joinPeople(ports, [person], by);
  return joined.get(account) ?? null;
}

/**
 * The ledger judges a repeat by the first key of an append. So a batch that lost the first
 * place to another replica is appended one by one: each person is then joined exactly once.
 */
async function joinBatch(ports: Ports, people: readonly ChatPerson[], by: By): Promise<void> {
  const drafts = people.map((person) => joinDraft(ports, person, by));
  const known = await Promise.all(drafts.map((draft) => ports.ledger.byKey(draft.key)));
  const fresh = drafts.filter((_, index) => known[index] === null);
  if (fresh.length === 0) return;
  const appended = await ports.ledger.append({ drafts: fresh });
  if (!appended.repeated) return;
  for (const draft of fresh) await ports.ledger.append({ drafts: [draft] });
}

function joinDraft(ports: Ports, person: ChatPerson, by: By): Draft {
  const employeeId = newId('emp');
  return {
    key: opaqueKey(ports.signer, 'joined', person.account),
    fact: {
      kind: 'EmployeeJoined',
      employeeId,
      platform: platformOf(person.account),
      by,
    },
    personal: personalOf(person),
    streams: [`employee:${employeeId}`],
  };
}

/** Where the person is met; who answers by a personal link is in no chat. */
function platformOf(account: Account): FactOf<'EmployeeJoined'>['platform'] {
  const platform = parseAccount(account)?.platform ?? 'web';
  return platform === 'web' ? 'none' : platform;
}

/** Directory fields as they are written there, without what no ledger can keep (NUL, half characters). */
function personalOf(person: ChatPerson): PersonalFields {
  const fields: Partial<Record<PersonalField, string>> = {
    name: keepable(person.name) || (parseAccount(person.account)?.userId ?? person.account),
    account: person.account,
  };
  for (const field of ['email', 'phone', 'department'] as const) {
    const value = keepable(person[field] ?? '');
    if (value !== '') fields[field] = value;
  }
  return fields;
}

/** At most `longest` characters, and only such as UTF-8 can carry. */
export function keepable(text: string, longest = 500): string {
  return text.slice(0, longest).toWellFormed().replaceAll('\u0000', '').trim();
}
