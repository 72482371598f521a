import { createHash } from 'node:crypto';
import type { Conversation, Team, Teammate, Tenant, TenantEvent } from './tenant.ts';

/** What a tenant starts with. */
export interface TenantStart {
  /** GUIDs. */
  readonly tenantId: string;
  readonly tenantName: string;
  readonly appId: string;
  readonly people: readonly Teammate[];
  readonly teams: readonly {
    id: string;
    aadGroupId: string;
    name: string;
    members: readonly string[];
    /** Beside the general channel. */
    channels: readonly { id: string; name: string }[];
    hasApp: boolean;
  }[];
  readonly groupChats: readonly {
    id: string;
    name: string;
    members: readonly string[];
    hasApp: boolean;
  }[];
  readonly now: () => number;
}

/** A tenant with these people, teams and group chats, and nothing written yet. */
export function createTenant(start: TenantStart): Tenant {
  const listeners = new Set<(event: TenantEvent) => void>();
  const shared = [
    ...start.teams.flatMap(channelsOf),
    ...start.groupChats.map(
      (one): Conversation => ({ ...one, kind: 'groupChat', members: new Set(one.members) }),
    ),
  ];
  return {
    id: start.tenantId,
    name: start.tenantName,
    appId: start.appId,
    botId: `28:${start.appId}`,
    botName: 'Rollcall',
    isBotDisabled: false,
    people: new Map(start.people.map((one) => [one.id, { ...one }])),
    entraIds: new Map(start.people.map((one) => [one.aadObjectId ?? one.id, one.id])),
    teams: new Map(start.teams.map((one) => [one.id, teamOf(one)])),
    conversations: new Map(shared.map((one) => [one.id, one])),
    sharedConversations: shared,
    messages: new Map(),
    dialogs: new Map(),
    files: new Map(),
    notices: [],
    entries: new Map(),
    now: start.now,
    nextActivityId: activityIds(start.now),
    nextNumber: numbers(),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/** The id of the chat between the bot and this person; the same each time, as in Teams. */
export function personalChatId(person: string): string {
  return `a:1${createHash('sha256').update(person).digest('base64url')}`;
}

/** The chat between the bot and this person; there from now on if it was not. */
export function openPersonalChat(tenant: Tenant, person: string): Conversation {
  const id = personalChatId(person);
  const existing = tenant.conversations.get(id);
  if (existing) return existing;
  const chat: Conversation = {
    id,
    kind: 'personal',
    name: '',
    members: new Set([person]),
    hasApp: true,
  };
  tenant.conversations.set(id, chat);
  return chat;
}

function teamOf(start: TenantStart['teams'][number]): Team {
  const { id, aadGroupId, name, members, channels } = start;
  return {
    id,
    aadGroupId,
    name,
    members: new Set(members),
    channels: [id, ...channels.map((one) => one.id)],
  };
}

function channelsOf(team: TenantStart['teams'][number]): Conversation[] {
  return [{ id: team.id, name: 'General' }, ...team.channels].map((channel) => ({
    ...channel,
    kind: 'channel',
    members: new Set(team.members),
    team: team.id,
    hasApp: team.hasApp,
  }));
}

/** Milliseconds since 1970, never twice the same. */
function activityIds(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(now()));
    return String(last);
  };
}

function numbers(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
