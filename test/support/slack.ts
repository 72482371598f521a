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
import type { Service } from '../../src/service.ts';
import * as facts from './slack-facts.ts';

export interface Asked {
  readonly verb: keyof Service;
  readonly args: readonly unknown[];
}

export interface RecordingService {
  readonly service: Service;
  readonly asked: Asked[];
  /** The arguments of every call of one verb, in order. */
  of(verb: keyof Service): (readonly unknown[])[];
  /** What a verb answers from now on. */
  answers<V extends keyof Service>(verb: V, answer: Service[V]): void;
}

const VERBS: { readonly [V in keyof Service]: Service[V] } = {
  defineCampaign: async () => ({
    campaign: facts.campaign(),
    notice: facts.notice(),
    findings: [],
  }),
  overview: async () => facts.overview(),
  addNumber: async () => facts.number(),
  assignNumber: async () => facts.number(),
  retireNumber: async () => facts.number(),
  numbers: async () => facts.numbersReport(),
  numbersNamedTo: async () => ['+15125550101'],
  draftBroadcast: async () => facts.review(),
  launchBroadcast: async () => ({
    kind: 'launched',
    broadcast: facts.broadcastStatus().broadcast,
    repeated: false,
  }),
  cancelBroadcast: async () => facts.broadcastStatus(),
  broadcastStatus: async () => facts.broadcastStatus(),
  deliverDue: async () => ({ sent: 0, nextInMs: null }),
  showProgress: async () => undefined,
  openForm: async (_account, deliveryId) => ({
    kind: 'form',
    deliveryId: deliveryId ?? 'dlv_0001',
    notice: facts.notice(),
    campaign: facts.campaign(),
  }),
  agree: async () => facts.recorded(),
  decline: async () =>
    facts.recorded({ consent: facts.consent({ status: 'refused', phone: null }) }),
  withdraw: async () => facts.recorded({ consent: facts.consent({ status: 'withdrawn' }) }),
  hear: async () => ({ kind: 'not_a_wish' }),
  status: async () => facts.status(),
  check: async () => facts.status(),
  mayText: async () => true,
  handOutLinks: async () => ({ links: [], leftOut: [], broadcast: null }),
  openLink: async () => ({ kind: 'gone' }),
  answerLink: async () => ({ kind: 'gone' }),
  enterAct: async () => facts.recorded(),
  accountsOf: async () => ({ employee: facts.status().employee, accounts: [] }),
  splitAccount: async () => ({ employee: facts.status().employee, accounts: [] }),
  isAdmin: async () => true,
  adminNames: async () => ['Hana Reyes'],
  grantAdmin: async () => undefined,
  revokeAdmin: async () => undefined,
  seedAdmins: async () => [],
  employeeLeft: async () => undefined,
  summarize: async () => facts.summary(),
  evidence: async () => ({ employeeId: 'emp_0001', name: 'evidence.zip', files: [] }),
  verify: () => Promise.reject(new Error('no verification here')),
  checkpoint: async () => '',
  checkWitness: async () => undefined,
};

function recordingService(): RecordingService {
  const asked: Asked[] = [];
  const verbs: Record<string, unknown> = { ...VERBS };
  const service = Object.fromEntries(
    Object.keys(VERBS).map((verb) => [
      verb,
      (...args: unknown[]) => {
        asked.push({ verb: verb as keyof Service, args });
        return (verbs[verb] as (...given: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Service;
  return {
    service,
    asked,
    of: (verb) => asked.filter((one) => one.verb === verb).map((one) => one.args),
    answers: (verb, answer) => {
      verbs[verb] = answer;
    },
  };
}

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
