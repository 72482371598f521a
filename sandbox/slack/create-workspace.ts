import type { Channel, Person, UserGroup, Workspace, WorkspaceEvent } from './workspace.ts';

/** What a workspace starts with. */
export interface WorkspaceStart {
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly people: readonly Person[];
  readonly channels: readonly {
    id: string;
    name: string;
    kind: 'public' | 'private';
    members: readonly string[];
  }[];
  readonly userGroups: readonly UserGroup[];
  readonly now: () => number;
}

/**
 * An empty workspace with these people in it.
 * @throws Error when the bot user is not among the people.
 */
export function createWorkspace(start: WorkspaceStart): Workspace {
  const bot = start.people.find((one) => one.id === start.botUserId);
  if (bot?.botId === undefined) throw new Error('The app needs its own bot among the people.');
  const shared = start.channels.map(channelOf);
  const listeners = new Set<(event: WorkspaceEvent) => void>();
  return {
    teamId: start.teamId,
    teamName: start.teamName,
    teamDomain: start.teamDomain,
    appId: start.appId,
    botUserId: bot.id,
    botId: bot.botId,
    messagesTabOpen: true,
    people: new Map(start.people.map((one) => [one.id, { ...one }])),
    channels: new Map(shared.map((one) => [one.id, one])),
    sharedChannels: shared,
    userGroups: new Map(start.userGroups.map((one) => [one.id, one])),
    messages: new Map(),
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    notices: [],
    now: start.now,
    nextTs: timestamps(start.now),
    nextId: ids(),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

function channelOf(start: WorkspaceStart['channels'][number]): Channel {
  return { ...start, members: new Set(start.members), archived: false };
}

/** Slack's message ids: seconds, a dot, six digits; never twice the same, never going back. */
function timestamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(now()) * 1000);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}

function ids(): (prefix: string) => string {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}0${count.toString(36).toUpperCase().padStart(8, '0')}`;
  };
}
