/** The people of the tenant as far as the app can see: who has it, and the rosters of teams it is in. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Account, ChatPerson } from '../../src/employee.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { Clock, Conversation, Conversations } from '../../src/ports.ts';
import type { Connector, Member } from './connector.ts';
import { keepableName, kindOf, readReference, writeReference } from './reference.ts';
import { aadObjectIdOf, accountIn, workspaceIn } from './tenant.ts';

const WAITS_MAX = 60;
const WAIT_MAX_MS = 120_000;

export interface Directory {
  readonly tenantId: string;
  readonly connector: Connector;
  readonly conversations: Conversations;
  readonly clock: Clock;
}

/** Everyone who has the app. */
export async function readEveryone({ conversations, tenantId }: Directory): Promise<ChatPerson[]> {
  return (await conversations.all(workspaceIn(tenantId))).map(personOf);
}

/** One person who has the app, as the roster describes them now; null when they have it no more. */
export async function readPerson(
  directory: Directory,
  account: Account,
): Promise<ChatPerson | null> {
  const known = await directory.conversations.find(account);
  return known === null ? null : refreshPerson(directory, known);
}

export async function readPersonByEmail(
  directory: Directory,
  email: string,
): Promise<ChatPerson | null> {
  const wanted = email.trim().toLowerCase();
  const everyone = await directory.conversations.all(workspaceIn(directory.tenantId));
  const found = everyone.filter((one) => one.email?.toLowerCase() === wanted);
  const [known] = found;
  return known === undefined || found.length > 1 ? null : refreshPerson(directory, known);
}

/** Asks the roster about a person and keeps what it says. @throws DeliveryError */
export async function refreshPerson(
  directory: Directory,
  known: Conversation,
): Promise<ChatPerson | null> {
  const reference = readReference(known);
  if (reference === null) return null;
  const { connector, conversations, clock, tenantId } = directory;
  const member = await patiently(() =>
    connector.member(reference, aadObjectIdOf(known.account)),
  ).catch(noSuchPerson);
  if (member === null) return null;
  const kind = kindOf(member, tenantId);
  const person = { ...personOf(known), ...namesOf(member), kind };
  await conversations.save({
    account: known.account,
    reference: writeReference({ ...reference, kind }),
    personName: person.name,
    email: person.email,
    atMs: clock.nowMs(),
  });
  return person;
}

export function personFrom(member: Member, tenantId: string, aadObjectId: string): ChatPerson {
  const home = member.tenantId ?? tenantId;
  return {
    account: accountIn(home, aadObjectId),
    ...namesOf(member),
    phone: null,
    department: null,
    locale: null,
    timeZone: null,
    kind: kindOf(member, tenantId),
  };
}

const namesOf = (member: Member): Pick<ChatPerson, 'name' | 'email'> => ({
  name: keepableName(member.name) ?? 'Unnamed',
  email: keepableName(member.email),
});

function personOf(known: Conversation): ChatPerson {
  return {
    account: known.account,
    name: known.personName,
    email: known.email,
    phone: null,
    department: null,
    locale: null,
    timeZone: null,
    kind: readReference(known)?.kind ?? 'member',
  };
}

function noSuchPerson(error: unknown): null {
  if (error instanceof DeliveryError && error.trouble === 'refused') return null;
  throw error;
}

/** Makes a read, waiting as often as Teams asks (at most 60 times): reading twice does no harm. */
export async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await read();
    } catch (error) {
      const limited = error instanceof DeliveryError && error.trouble === 'limited';
      if (!limited || waits >= WAITS_MAX) throw error;
      await wait(Math.min(WAIT_MAX_MS, Math.max(500, error.retryAfterMs)));
    }
  }
}
