/** A bench for the Slack adapter: the stand-in workspace, the adapter, and a service that only records. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  openSlack,
  type SlackDoor,
  type SlackOptions,
  type SlackPorts,
} from '../../adapters/slack/index.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import type { LogFields } from '../../src/ports.ts';
import { type RecordingService, recordingService } from './recording-service.ts';

export interface Bench extends RecordingService {
  readonly sandbox: SlackSandbox;
  readonly door: SlackDoor;
  readonly url: string;
  readonly logged: {
    readonly level: string;
    readonly sentence: string;
    readonly fields: LogFields;
  }[];
  account(called: string): string;
  close(): Promise<void>;
}

export interface BenchOptions {
  readonly ports?: Partial<SlackPorts>;
  readonly slack?: Partial<SlackOptions>;
  readonly sandbox?: Parameters<typeof startSandbox>[0];
}

/** Starts the stand-in without rate limits (unless asked for) and the adapter in front of it. */
export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const running: Sandbox = await startSandbox({
    limits: false,
    patienceMs: 700,
    ...options.sandbox,
  });
  const sandbox = running.slack;
  const recording = recordingService();
  const logged: Bench['logged'] = [];
  const note =
    (level: string) =>
    (sentence: string, fields: LogFields = {}) =>
      void logged.push({ level, sentence, fields });
  const seen = new Set<string>();
  const closeSandbox = () => running.close();
  const door = await openSlack(
    {
      botToken: sandbox.botToken,
      signingSecret: sandbox.signingSecret,
      apiUrl: sandbox.apiUrl,
      ...options.slack,
    },
    {
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      clock: { now: () => new Date().toISOString(), nowMs: Date.now },
      firstSeen: async (digest) => seen.size < seen.add(digest).size,
      readAudience: () => [],
      summaryPdf: async () => ({ name: 'summary.pdf', bytes: new TextEncoder().encode('a pdf') }),
      packRecord: async ({ name }) => ({ name, bytes: new TextEncoder().encode('a zip') }),
      summaryTexts: () => ({
        fileName: 'summary.md',
        markdown: '# Summary',
        plain: 'description: Work texts.',
      }),
      ...options.ports,
    },
  ).catch(async (error: unknown) => {
    await closeSandbox();
    throw error;
  });
  const server = await serve(door.serve(recording.service));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  sandbox.setEventsUrl(url);
  return {
    ...recording,
    sandbox,
    door,
    url,
    logged,
    account: (called) => `slack:${sandbox.workspace.teamId}:${sandbox.person(called).person.id}`,
    close: async () => {
      await door.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await closeSandbox();
    },
  };
}

function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
