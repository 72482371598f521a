/** A bench for the Teams adapter: the stand-in tenant, the adapter, and a service that only records. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  openTeams,
  type TeamsDoor,
  type TeamsOptions,
  type TeamsPorts,
} from '../../adapters/teams/index.ts';
import { startTeamsSandbox } from '../../sandbox/teams/start-teams-sandbox.ts';
import type { TeamsSandbox, TeamsSandboxOptions } from '../../sandbox/teams/teams-sandbox.ts';
import { teamsCompany } from '../../sandbox/teams-people.ts';
import type { LogFields } from '../../src/ports.ts';
import { type ConversationsInMemory, conversationsInMemory } from './conversations.ts';
import { type RecordingService, recordingService } from './recording-service.ts';

export interface TeamsBench extends RecordingService {
  readonly sandbox: TeamsSandbox;
  readonly door: TeamsDoor;
  readonly url: string;
  readonly conversations: ConversationsInMemory;
  readonly arrived: string[];
  readonly logged: {
    readonly level: string;
    readonly sentence: string;
    readonly fields: LogFields;
  }[];
  account(called: string): string;
  close(): Promise<void>;
}

export interface TeamsBenchOptions {
  readonly ports?: Partial<TeamsPorts>;
  readonly teams?: Partial<TeamsOptions>;
  readonly sandbox?: Partial<TeamsSandboxOptions>;
}

/** Starts the stand-in without rate limits (unless asked for) and the adapter in front of it. */
export async function openTeamsBench(options: TeamsBenchOptions = {}): Promise<TeamsBench> {
  const sandbox = await startTeamsSandbox({
    ...teamsCompany(),
    limits: false,
    patienceMs: 700,
    ...options.sandbox,
  });
  const recording = recordingService();
  const conversations = conversationsInMemory();
  const logged: TeamsBench['logged'] = [];
  const arrived: string[] = [];
  const note =
    (level: string) =>
    (sentence: string, fields: LogFields = {}) =>
      void logged.push({ level, sentence, fields });
  const seen = new Set<string>();
  const door = await openTeams(
    { ...teamsOptions(sandbox, options.sandbox?.anonymous ?? false), ...options.teams },
    {
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      clock: { now: () => new Date().toISOString(), nowMs: Date.now },
      firstSeen: async (digest) => seen.size < seen.add(digest).size,
      conversations,
      readAudience: () => [],
      summaryPdf: async () => ({ name: 'summary.pdf', bytes: new TextEncoder().encode('a pdf') }),
      packRecord: async ({ name }) => ({ name, bytes: new TextEncoder().encode('a zip') }),
      summaryTexts: () => ({
        fileName: 'summary.md',
        markdown: '# Summary',
        plain: 'description: Work texts.',
      }),
      arrived: async (account) => void arrived.push(account),
      ...options.ports,
    },
  ).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  const server = await serve(door.serve(recording.service));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  sandbox.setMessagingUrl(url);
  return {
    ...recording,
    sandbox,
    door,
    url,
    conversations,
    arrived,
    logged,
    account: (called) =>
      `teams:${sandbox.tenant.id}:${sandbox.person(called).person.aadObjectId ?? ''}`,
    close: async () => {
      await door.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await sandbox.close();
    },
  };
}

/** How the adapter is pointed at a stand-in. */
function teamsOptions(sandbox: TeamsSandbox, anonymous = false): TeamsOptions {
  return {
    appId: anonymous ? '' : sandbox.tenant.appId,
    appPassword: anonymous ? '' : sandbox.appPassword,
    tenantId: sandbox.tenant.id,
    cardSecret: Buffer.from('of the house, not of the app'),
    allowAnonymous: anonymous,
    standIn: {
      serviceUrl: sandbox.serviceUrl,
      openIdMetadataUrl: sandbox.openIdUrl,
      loginUrl: sandbox.loginUrl,
    },
  };
}

function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
