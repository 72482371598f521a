/** A service that dies and is started again, and the workspace around it that lives on. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openKeyFile } from '../../adapters/disk/key-file.ts';
import { openWitnessFile } from '../../adapters/disk/witness-file.ts';
import type { Store } from '../../adapters/postgres/index.ts';
import { company } from '../../sandbox/company.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { Company } from '../../sandbox/people.ts';
import type { Message } from '../../sandbox/slack/workspace.ts';
import type { BroadcastCounts } from '../../src/broadcast/broadcast.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { type Verification, verifyLedger } from '../../src/ledger/verify.ts';
import { spawnTypeScript } from '../support/child.ts';
import { collect } from '../support/collect.ts';
import type { StoreUnderTest } from '../support/stores.ts';
import type { Manner, ServiceChildOptions } from './service-child.ts';

const CHILD = new URL('service-child.ts', import.meta.url);
const START_MS = 60_000;
/** The service was down for a minute: longer than a lease and than two looks for a doubtful send. */
const DOWN_MS = 60_000;

export interface Life {
  /** True once it listens; false when it was killed before. Rejects when it ended by itself. */
  readonly ready: Promise<boolean>;
  /** Where it takes Slack's requests, once it listens. */
  eventsUrl(): string;
  /** How the broadcast stands, as the service last told. */
  counts(): BroadcastCounts | null;
  /** kill -9, at once; this process is gone when it resolves. */
  kill(): Promise<void>;
  readonly killed: boolean;
}

export interface Lives {
  readonly sandbox: Sandbox;
  readonly staff: Company;
  /** Warnings of all lives, by their sentence. */
  readonly warnings: Map<string, number>;
  /** The next life. The one before must be gone. */
  start(): Life;
  /** Everything on record, and whether it verifies against the checkpoints of all lives. */
  inspect(): Promise<{ entries: Entry[]; verification: Verification }>;
  close(): Promise<void>;
}

export async function openLives(
  store: StoreUnderTest,
  { people, manner }: { people: number; manner: Manner },
): Promise<Lives> {
  const staff = company(people);
  const sandbox = await startSandbox({ ...staff, limits: false, patienceMs: 200 });
  const dataDirectory = mkdtempSync(join(tmpdir(), 'rollcall-lives-'));
  await (await store.open()).close();
  const { botToken, signingSecret, apiUrl } = sandbox.slack;
  const warnings: Lives['warnings'] = new Map();
  let started = 0;
  let last: Life | null = null;
  let next = spare();
  return {
    sandbox,
    staff,
    warnings,
    start: () => {
      const options: ServiceChildOptions = {
        place: store.place,
        dataDirectory,
        slack: { botToken, signingSecret, apiUrl },
        admin: `slack:${staff.teamId}:${staff.employees[0]?.id}`,
        aheadMs: started * DOWN_MS,
        manner,
      };
      started += 1;
      next.child.stdin?.write(`${JSON.stringify(options)}\n`);
      last = begin(next, {
        eventsUrl: (url) => sandbox.slack.setEventsUrl(url),
        warning: (sentence) => warnings.set(sentence, (warnings.get(sentence) ?? 0) + 1),
      });
      next = spare();
      return last;
    },
    inspect: async () => inspect(await store.open(), dataDirectory),
    close: async () => {
      await last?.kill();
      next.child.kill('SIGKILL');
      await sandbox.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A process that has loaded everything and waits to be told how to live. */
interface Spare {
  readonly child: ChildProcess;
  /** Its exit code; null when it was killed. */
  readonly exited: Promise<number | null>;
}

function spare(): Spare {
  const child = spawnTypeScript(CHILD, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  return { child, exited: once(child, 'exit').then(([code]) => code as number | null) };
}

function begin(
  { child, exited }: Spare,
  heard: { warning: (sentence: string) => void; eventsUrl: (url: string) => void },
): Life {
  if (child.stdout === null) throw new Error('The child has no standard output.');
  const lines = createInterface({ input: child.stdout });
  let counts: BroadcastCounts | null = null;
  let eventsUrl = '';
  const ready = new Promise<boolean>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The service did not start.')), START_MS);
    const settle = (listens: boolean) => {
      clearTimeout(late);
      resolve(listens);
    };
    void exited.then((code) => {
      if (!child.killed) reject(new Error(`The service ended by itself, with ${code}.`));
      settle(false);
    });
    lines.on('line', (text) => {
      const line = JSON.parse(text) as { port?: number; counts?: BroadcastCounts; msg?: string };
      if (line.counts !== undefined) counts = line.counts;
      if (line.msg !== undefined) heard.warning(line.msg);
      if (line.port === undefined) return;
      eventsUrl = `http://127.0.0.1:${line.port}/slack/events`;
      heard.eventsUrl(eventsUrl);
      settle(true);
    });
  });
  return {
    ready,
    eventsUrl: () => eventsUrl,
    counts: () => counts,
    get killed() {
      return child.killed;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function inspect(store: Store, dataDirectory: string) {
  const signer = openKeyFile(join(dataDirectory, 'ledger-key.pem'));
  const checkpoints = openWitnessFile(join(dataDirectory, 'checkpoints')).all();
  const { ledger } = store;
  const { origin, publicKey } = signer;
  const verification = await verifyLedger({ ledger, origin, publicKey, checkpoints });
  const entries = await collect(ledger.entries(0, (await ledger.head()).size));
  await store.close();
  return { entries, verification };
}

/** The delivery id of a request message; undefined for any other message. */
export const requestIn = ({ metadata }: Pick<Message, 'metadata'>): string | undefined =>
  metadata?.event_type === 'rollcall_consent_request'
    ? String(metadata.event_payload.delivery_id)
    : undefined;
