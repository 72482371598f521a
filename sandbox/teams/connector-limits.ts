/**
 * Limits of the Bot Connector: requests of one app in one tenant per second, and operations in one
 * conversation (thread) in several windows. All requests count.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
import type { Operation } from './connector-call.ts';

/** At most `most` operations in any `seconds`. */
export interface Window {
  readonly seconds: number;
  readonly most: number;
}

export interface LimitSettings {
  /** Requests of any kind, per app and tenant. */
  readonly global: Window;
  /** Sending to, and creating, one conversation; counted apart. */
  readonly write: readonly Window[];
  /** Reading one conversation's members, or one team. */
  readonly read: readonly Window[];
}

export const TEAMS_LIMITS: LimitSettings = {
  global: { seconds: 1, most: 50 },
  write: [
    { seconds: 1, most: 7 },
    { seconds: 2, most: 8 },
    { seconds: 30, most: 60 },
    { seconds: 3600, most: 1800 },
  ],
  read: [
    { seconds: 1, most: 14 },
    { seconds: 2, most: 16 },
    { seconds: 30, most: 120 },
    { seconds: 3600, most: 3600 },
  ],
};

export interface ConnectorLimits {
  /** Seconds to wait (for `Retry-After`) when a limit is reached; 0 when the call may proceed. */
  readonly take: (call: { operation: Operation; thread: string }) => number;
}

type Kind = 'write' | 'create' | 'read';

const KINDS: Partial<Record<Operation, Kind>> = {
  createConversation: 'create',
  sendToConversation: 'write',
  updateActivity: 'write',
  deleteActivity: 'write',
  getConversationMember: 'read',
  getConversationPagedMembers: 'read',
  getConversationMembers: 'read',
  fetchTeamDetails: 'read',
  fetchChannelList: 'read',
};

/** Counters for one app in one tenant. `false` switches every limit off. */
export function createConnectorLimits(
  settings: LimitSettings | false,
  now: () => number,
): ConnectorLimits {
  const calls = new Map<string, number[]>();
  return {
    take: ({ operation, thread }) => {
      const kind = KINDS[operation];
      if (settings === false || kind === undefined) return 0;
      const windows = kind === 'read' ? settings.read : settings.write;
      const checks = [
        { key: 'all', windows: [settings.global] },
        { key: `${kind} ${thread}`, windows },
      ];
      const atMs = now();
      const waits = checks.map((check) => {
        const recent = recentCalls(calls, check, atMs);
        return Math.max(...check.windows.map((window) => waitMs(recent, window, atMs)));
      });
      const wait = Math.max(...waits);
      if (wait > 0) return Math.ceil(wait / 1000);
      for (const { key } of checks) calls.get(key)?.push(atMs);
      return 0;
    },
  };
}

function recentCalls(
  calls: Map<string, number[]>,
  { key, windows }: { key: string; windows: readonly Window[] },
  atMs: number,
): number[] {
  const longest = Math.max(...windows.map((window) => window.seconds)) * 1000;
  const recent = (calls.get(key) ?? []).filter((at) => at > atMs - longest);
  calls.set(key, recent);
  return recent;
}

/** Milliseconds until the oldest call that counts leaves this window. */
function waitMs(recent: readonly number[], window: Window, atMs: number): number {
  const oldest = recent.at(-window.most);
  if (recent.length < window.most || oldest === undefined) return 0;
  return Math.max(0, oldest + window.seconds * 1000 - atMs);
}
