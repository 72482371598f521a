/** Who an audience means, as the directory stands now, with a line for everyone who was not found. */
import type { WebClient } from '@slack/web-api';
import type { Audience, AudienceRow, LeftOut } from '../../src/broadcast/broadcast.ts';
import type { ChatPerson } from '../../src/employee.ts';
import { DeliveryError, InvalidInputError } from '../../src/errors.ts';
import { pages, patiently, readDirectory, readPerson, userIdOf } from './directory.ts';
import type { Workspace } from './workspace.ts';

export interface Resolved {
  readonly label: string;
  readonly people: readonly ChatPerson[];
  readonly notFound: readonly LeftOut[];
}

/** Up to this many chosen people are looked up one by one; more, and the whole directory is cheaper. */
const ONE_BY_ONE = 20;

export async function resolveAudience(
  client: WebClient,
  workspace: Workspace,
  audience: Audience,
): Promise<Resolved> {
  switch (audience.kind) {
    case 'workspace': {
      const everyone = await readDirectory(client, workspace);
      return {
        label: `everyone in ${workspace.name}`,
        people: [...everyone.values()],
        notFound: [],
      };
    }
    case 'channel': {
      const members = await channelMembers(client, audience.channelId);
      return withIds(client, workspace, members);
    }
    case 'group': {
      const members = await groupMembers(client, audience.groupId);
      return withIds(client, workspace, members);
    }
    case 'people': {
      const ids = audience.accounts.map(userIdOf);
      return withIds(client, workspace, { label: `${ids.length} chosen people`, ids });
    }
    case 'csv':
      return withRows(client, workspace, audience.rows);
  }
}

interface Named {
  readonly label: string;
  readonly ids: readonly string[];
}

async function withIds(
  client: WebClient,
  workspace: Workspace,
  { label, ids }: Named,
): Promise<Resolved> {
  const everyone =
    ids.length > ONE_BY_ONE
      ? await readDirectory(client, workspace)
      : new Map<string, ChatPerson>();
  const people: ChatPerson[] = [];
  const notFound: LeftOut[] = [];
  for (const id of new Set(ids)) {
    // Slack Connect strangers are members of a channel but may be missing in the list.
    const person = everyone.get(id) ?? (await readPerson(client, workspace, id));
    if (person === null) notFound.push({ who: id, reason: 'not_found' });
    else people.push(person);
  }
  return { label, people, notFound };
}

async function withRows(
  client: WebClient,
  workspace: Workspace,
  rows: readonly AudienceRow[],
): Promise<Resolved> {
  const find = finder(await readDirectory(client, workspace));
  const people = new Map<string, ChatPerson>();
  const notFound: LeftOut[] = [];
  for (const row of rows) {
    const person = find(row);
    if (person === undefined)
      notFound.push({ who: nameOf(row), reason: 'not_found', line: row.line });
    else if (people.has(person.account)) {
      notFound.push({ who: person.name, reason: 'duplicate', line: row.line });
    } else people.set(person.account, person);
  }
  return { label: `a CSV list of ${rows.length} rows`, people: [...people.values()], notFound };
}

const nameOf = ({ userId, email, name, line }: AudienceRow): string =>
  userId ?? email ?? name ?? `line ${line}`;

/** Finds a row's person by Slack id, else by e-mail. */
function finder(
  everyone: ReadonlyMap<string, ChatPerson>,
): (row: AudienceRow) => ChatPerson | undefined {
  const byEmail = new Map<string, ChatPerson>();
  for (const person of everyone.values()) {
    if (person.email !== null) byEmail.set(person.email.toLowerCase(), person);
  }
  return ({ userId, email }) =>
    everyone.get(userId?.toUpperCase() ?? '') ?? byEmail.get(email?.toLowerCase() ?? '');
}

async function channelMembers(client: WebClient, channel: string): Promise<Named> {
  const about = await patiently(() => client.conversations.info({ channel })).catch(
    unseen('channel'),
  );
  const ids: string[] = [];
  const call = (cursor: string) =>
    client.conversations.members({ channel, limit: 1000, ...(cursor === '' ? {} : { cursor }) });
  try {
    for await (const page of pages(call)) ids.push(...(page.members ?? []));
  } catch (error) {
    unseen('channel')(error);
  }
  return { label: `the members of #${about.channel?.name ?? 'the channel'}`, ids };
}

async function groupMembers(client: WebClient, usergroup: string): Promise<Named> {
  const answer = await patiently(() => client.usergroups.users.list({ usergroup })).catch(
    unseen('group'),
  );
  const groups = await readGroups(client);
  const handle = groups.find(({ id }) => id === usergroup)?.handle;
  return {
    label: `the user group ${handle === undefined ? usergroup : `@${handle}`}`,
    ids: answer.users ?? [],
  };
}

export interface Group {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

/** The workspace's user groups that are in use, by name. */
export async function readGroups(client: WebClient): Promise<Group[]> {
  const { usergroups } = await patiently(() => client.usergroups.list({ include_disabled: false }));
  return (usergroups ?? [])
    .flatMap(({ id, handle, name }) =>
      id === undefined ? [] : [{ id, handle: handle ?? id, name: name ?? handle ?? id }],
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}

const UNSEEN = {
  channel:
    'I cannot see this channel. If it is private, invite me to it with /invite, then try again.',
  group: 'Slack does not know this user group any more. Please choose another.',
} as const;

/** A refusal about one channel or group is the admin's to mend; anything else is passed on. */
function unseen(field: 'channel' | 'group'): (error: unknown) => never {
  return (error) => {
    const refused = error instanceof DeliveryError && error.trouble === 'refused';
    throw refused ? new InvalidInputError(field, UNSEEN[field]) : error;
  };
}
