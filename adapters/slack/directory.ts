/** The workspace's directory: people as Slack describes them, pages read to the end. */
import { setTimeout as wait } from 'node:timers/promises';
import type { UsersListResponse, WebClient } from '@slack/web-api';
import { type Account, accountOf, type ChatPerson } from '../../src/employee.ts';
import { DeliveryError } from '../../src/errors.ts';
import { refusalCode, toDeliveryError } from './errors.ts';
import type { Workspace } from './workspace.ts';

type Member = NonNullable<UsersListResponse['members']>[number];

const PAGE = 1000;
const WAITS_MAX = 60;
const WAIT_MAX_MS = 120_000;

/** Everyone in the directory by Slack id, all kinds of people included. */
export async function readDirectory(
  client: WebClient,
  workspace: Workspace,
): Promise<Map<string, ChatPerson>> {
  const everyone = new Map<string, ChatPerson>();
  const call = (cursor: string) =>
    client.users.list({ limit: PAGE, include_locale: true, ...(cursor === '' ? {} : { cursor }) });
  for await (const page of pages(call)) {
    for (const member of page.members ?? []) {
      if (member.id !== undefined) everyone.set(member.id, toPerson(member, workspace));
    }
  }
  return everyone;
}

/** One person by Slack id; null when the directory does not know the id. */
export async function readPerson(
  client: WebClient,
  workspace: Workspace,
  userId: string,
): Promise<ChatPerson | null> {
  const found = await patiently(() =>
    client.users.info({ user: userId, include_locale: true }),
  ).catch(noSuchUser);
  return found?.user === undefined ? null : toPerson(found.user, workspace);
}

export async function readPersonByEmail(
  client: WebClient,
  workspace: Workspace,
  email: string,
): Promise<ChatPerson | null> {
  const found = await patiently(() => client.users.lookupByEmail({ email })).catch(noSuchUser);
  return found?.user === undefined ? null : toPerson(found.user, workspace);
}

export function userIdOf(account: Account): string {
  return account.split(':')[2] ?? '';
}

function noSuchUser(error: unknown): null {
  if (error instanceof DeliveryError && /^users?_not_(?:found|visible)$/u.test(error.reason))
    return null;
  throw error;
}

function toPerson(member: Member, workspace: Workspace): ChatPerson {
  const profile = member.profile ?? {};
  const tenant = isOurs(member, workspace) ? workspace.tenant : (member.team_id ?? 'unknown');
  return {
    account: accountOf('slack', tenant, member.id ?? ''),
    name: profile.real_name || member.real_name || profile.display_name || member.name || 'Unnamed',
    email: profile.email || null,
    phone: profile.phone || null,
    department: null,
    locale: member.locale || null,
    timeZone: member.tz || null,
    kind: kindOf(member, workspace),
  };
}

/** On Grid the enterprise decides; a single workspace compares team ids. */
function isOurs(member: Member, workspace: Workspace): boolean {
  if (workspace.enterpriseId !== null) {
    const enterprise = member.enterprise_user?.enterprise_id;
    return enterprise === undefined || enterprise === workspace.enterpriseId;
  }
  return member.team_id === undefined || member.team_id === workspace.teamId;
}

function kindOf(member: Member, workspace: Workspace): ChatPerson['kind'] {
  // USLACKBOT carries is_bot: false.
  if (member.is_bot || member.id === 'USLACKBOT' || member.is_workflow_bot) return 'bot';
  if (member.deleted) return 'deactivated';
  const { is_stranger: stranger } = member as Member & { is_stranger?: boolean };
  if (stranger || !isOurs(member, workspace)) return 'stranger';
  if (member.is_restricted || member.is_ultra_restricted) return 'guest';
  return 'member';
}

interface Page {
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** Every page of a cursor method. A rate limit is waited for: reading twice does no harm. */
export async function* pages<P extends Page>(
  call: (cursor: string) => Promise<P>,
): AsyncGenerator<P> {
  let cursor = '';
  do {
    const page = await patiently(() => call(cursor));
    yield page;
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
}

/**
 * Makes a read, obeying Retry-After as often as Slack asks (at most 60 times).
 * @throws DeliveryError
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await call();
    } catch (error) {
      const trouble = toDeliveryError(error);
      const mayWait = trouble instanceof DeliveryError && trouble.trouble === 'limited';
      if (!mayWait || waits >= WAITS_MAX || refusalCode(error) === 'message_limit_exceeded')
        throw trouble;
      await wait(Math.min(WAIT_MAX_MS, Math.max(500, trouble.retryAfterMs)));
    }
  }
}
