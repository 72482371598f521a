/** Makes people of the directory known to the ledger, each once, whatever accounts they have. */
import { appendNext, decide, standing } from '../decide.ts';
import { type Account, type ChatPerson, type Employee, newId, parseAccount } from '../employee.ts';
import type { Draft, FactOf, PersonalField, PersonalFields, Stream } from '../ledger/fact.ts';
import { opaqueKey } from '../opaque-key.ts';
import type { Ports } from '../ports.ts';
import type { By } from '../roles/actor.ts';
import { chatOf } from './chat-of.ts';
import { type Owners, ownersOf } from './owners.ts';
import { workEmail } from './work-email.ts';

const BATCH = 500;

/**
 * The employees behind these people. An account not known yet becomes that of an employee who is
 * known by the same AAD id or work e-mail elsewhere (AccountJoined), else a new employee's.
 */
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
    const batch = unknown.slice(from, from + BATCH);
    await decide(() => joinBatch(ports, batch, by));
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

/** On which everything stands that says whose this account is. */
export const accountStream = (ports: Ports, account: Account): Stream =>
  opaqueKey(ports.signer, 'person', `account ${account}`) as Stream;

const emailStream = (ports: Ports, email: string): Stream =>
  opaqueKey(ports.signer, 'person', `e-mail ${email}`) as Stream;

/** Another replica that sees the same account or e-mail at this moment makes this one decide again. */
async function joinBatch(ports: Ports, people: readonly ChatPerson[], by: By): Promise<void> {
  const streams = new Map(people.map((person) => [person, streamsOf(ports, person)]));
  const expect = await standing(ports.ledger, [...streams.values()].flat());
  const known = await ports.views.employeesByAccount(accountsOf(people));
  const fresh = people.filter((person) => !known.has(person.account));
  if (fresh.length === 0) return;
  const joining: Joining = {
    ports,
    by,
    known: new Set(known.keys()),
    owners: await ownersOf(ports, fresh),
    placeOf: new Map(expect.map(({ stream, seq }) => [stream, seq])),
  };
  const drafts = fresh.flatMap((person) => joinDrafts(joining, person, streams.get(person) ?? []));
  await appendNext(ports.ledger, { drafts, expect });
}

interface Joining {
  readonly ports: Ports;
  readonly by: By;
  /** Accounts that are somebody's already. */
  readonly known: Set<Account>;
  readonly owners: Owners;
  readonly placeOf: ReadonlyMap<Stream, number>;
}

const accountsOf = (people: readonly ChatPerson[]): Account[] =>
  people.flatMap(({ account, aadAccount }) => [account, ...(aadAccount ? [aadAccount] : [])]);

function streamsOf(ports: Ports, person: ChatPerson): Stream[] {
  const email = workEmail(person.email);
  const accounts = accountsOf([person]).map((account) => accountStream(ports, account));
  return [...accounts, ...(email === null ? [] : [emailStream(ports, email)])];
}

/** One person's accounts: the one that was seen, and the AAD account the directory knows besides. */
function joinDrafts(joining: Joining, person: ChatPerson, streams: readonly Stream[]): Draft[] {
  const { ports, known, owners, by } = joining;
  if (known.has(person.account)) return [];
  const owner = owners.of(person);
  const employeeId = owner?.employee.employeeId ?? newId('emp');
  const personal = personalOf(person);
  const fact: FactOf<'EmployeeJoined'> | FactOf<'AccountJoined'> =
    owner === null
      ? {
          ...{ kind: 'EmployeeJoined', employeeId, platform: metIn(person.account), by },
          ...zoneOf(person),
        }
      : accountJoined({ employeeId, account: person.account, basis: owner.basis, by });
  const drafts = [draftOf(joining, { fact, personal, streams })];
  const { aadAccount } = person;
  if (aadAccount && !known.has(aadAccount)) {
    const joined = accountJoined({ employeeId, account: aadAccount, basis: 'aad_id', by });
    const own = [accountStream(ports, aadAccount)];
    drafts.push(
      draftOf(joining, { fact: joined, personal: { account: aadAccount }, streams: own }),
    );
  }
  const accounts = drafts.flatMap((draft) => draft.personal.account ?? []);
  for (const account of accounts) known.add(account);
  owners.learn({
    ...(owner?.employee ?? newcomer(employeeId, person)),
    accounts: [...(owner?.employee.accounts ?? []), ...accounts],
  });
  return drafts;
}

function zoneOf({ timeZone }: ChatPerson): Pick<FactOf<'EmployeeJoined'>, 'timeZone'> {
  const kept = keepable(timeZone ?? '', 200);
  return kept === '' ? {} : { timeZone: kept };
}

function draftOf(
  { placeOf }: Joining,
  joined: {
    fact: FactOf<'EmployeeJoined'> | FactOf<'AccountJoined'>;
    personal: PersonalFields;
    /** The account's own first. */
    streams: readonly Stream[];
  },
): Draft {
  const { fact, personal, streams } = joined;
  const own = streams[0] ?? 'person:';
  const { employeeId } = fact;
  return {
    key: `joined:${own.slice('person:'.length)}:${placeOf.get(own) ?? -1}`,
    fact,
    personal,
    streams: [`employee:${employeeId}`, ...streams],
  };
}

function accountJoined(joined: {
  employeeId: string;
  account: Account;
  basis: FactOf<'AccountJoined'>['basis'];
  by: By;
}): FactOf<'AccountJoined'> {
  const { account, ...rest } = joined;
  return { kind: 'AccountJoined', platform: parseAccount(account)?.platform ?? 'web', ...rest };
}

const newcomer = (employeeId: string, { name, email }: ChatPerson): Employee => ({
  ...{ employeeId, name, email, directoryPhone: null, department: null },
  state: 'active',
  accounts: [],
});

/** Where the person is met; who answers by a personal link is in no chat. */
export function metIn(account: Account): FactOf<'EmployeeJoined'>['platform'] {
  const platform = parseAccount(account)?.platform ?? 'web';
  return platform === 'web' ? 'none' : platform;
}

/** Directory fields as they are written there, without what no ledger can keep (NUL, half characters). */
export function personalOf(person: ChatPerson): PersonalFields {
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
