/** Who is in a conversation, as the Bot Connector lists them. */
import type { ConnectorCall } from './connector-call.ts';
import { refusal } from './connector-error.ts';
import type { Conversation, Teammate, Tenant } from './tenant.ts';

/** Teams gives 200 members a page unless asked for 50 to 500. */
const PAGE = { usual: 200, least: 50, most: 500 };

/** A member in the Connector's shape. */
export function memberObject(tenant: Tenant, person: Teammate): Record<string, unknown> {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: person.id,
    name: person.name,
    ...(person.aadObjectId === undefined
      ? {}
      : { objectId: person.aadObjectId, aadObjectId: person.aadObjectId }),
    givenName,
    surname: rest.join(' '),
    ...(person.email === undefined ? {} : { email: person.email }),
    userPrincipalName: person.userPrincipalName,
    tenantId: tenant.id,
    userRole: person.userRole,
  };
}

/** Everybody in it who still has an account, in the order in which they came. */
export function membersOf(tenant: Tenant, conversation: Conversation): Teammate[] {
  return [...conversation.members]
    .map((id) => tenant.people.get(id))
    .filter((person): person is Teammate => person !== undefined && !person.hasLeft);
}

/** One page of members. @throws ConnectorError `BadArgument` for a foreign continuation token. */
export function membersPage(
  tenant: Tenant,
  conversation: Conversation,
  query: ConnectorCall['query'],
): Record<string, unknown> {
  const all = membersOf(tenant, conversation);
  const asked = query.pageSize === undefined ? PAGE.usual : Number(query.pageSize);
  if (!Number.isInteger(asked)) throw refusal('BadArgument', 'pageSize must be a whole number.');
  const size = Math.min(PAGE.most, Math.max(PAGE.least, asked));
  const from = startOf(conversation, query.continuationToken);
  const next = from + size;
  return {
    ...(next < all.length ? { continuationToken: tokenOf(conversation, next) } : {}),
    members: all.slice(from, next).map((person) => memberObject(tenant, person)),
  };
}

/** A member by `29:` id or Entra object id. @throws ConnectorError `MemberNotFoundInConversation` */
export function memberOf(
  tenant: Tenant,
  conversation: Conversation,
  id: string,
): Record<string, unknown> {
  const person = tenant.people.get(tenant.entraIds.get(id) ?? id);
  if (person === undefined || person.hasLeft || !conversation.members.has(person.id))
    throw refusal('MemberNotFoundInConversation');
  return memberObject(tenant, person);
}

function tokenOf(conversation: Conversation, from: number): string {
  return Buffer.from(JSON.stringify([conversation.id, from])).toString('base64url');
}

function startOf(conversation: Conversation, token: string | undefined): number {
  if (token === undefined || token === '') return 0;
  const match = /^\["(.+)",(\d+)\]$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (match?.[1] !== conversation.id)
    throw refusal('BadArgument', 'The continuation token is not of this conversation.');
  return Number(match[2]);
}
