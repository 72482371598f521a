/**
 * The whole service as a process of its own, as the command line opens it, until it is killed.
 * The first life enters the campaign and asks everyone; later lives only go on. It tells its port,
 * then the counts of the broadcast whenever they change, and its log: one JSON document a line.
 */

import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openKeyFile } from '../../adapters/disk/key-file.ts';
import { openWitnessFile } from '../../adapters/disk/witness-file.ts';
import { openLog } from '../../adapters/log/logger.ts';
import { openStore } from '../../adapters/postgres/index.ts';
import { drawHere } from '../../src/command-line/drawing.ts';
import type { OpenHouse } from '../../src/command-line/house.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { openStation } from '../../src/command-line/station.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock, Ports } from '../../src/ports.ts';
import { createService, type Service } from '../../src/service.ts';
import { DEFINITION, LINE } from '../support/service.ts';
import { type StorePlace, testStoreOptions } from '../support/store-options.ts';
import { answerBeforeCommit, sendAgainUnseen } from './careless.ts';

/** `careful` is the product; `blind` and `hasty` are the negative controls. */
export type Manner = 'careful' | 'blind' | 'hasty';

export interface ServiceChildOptions {
  readonly place: StorePlace;
  /** Checkpoints and the key: the same in every life. */
  readonly dataDirectory: string;
  readonly slack: { readonly botToken: string; readonly signingSecret: string; apiUrl: string };
  readonly admin: string;
  /** How long, as the service sees it, the lives before have taken beyond the real time. */
  readonly aheadMs: number;
  readonly manner: Manner;
}

const COUNT_EVERY_MS = 100;

// Everything is loaded by now, so that the next life begins as soon as it is told how.
const input = createInterface({ input: process.stdin });
const [first] = (await once(input, 'line')) as [string];
const options = JSON.parse(first) as ServiceChildOptions;
// Whoever started this process is gone.
input.on('close', () => process.exit());
const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);

const clock: Clock = {
  nowMs: () => Date.now() + options.aheadMs,
  now: () => new Date(clock.nowMs()).toISOString(),
};

const openHouse: OpenHouse = async (config, { log, openChats }) => {
  const signer = openKeyFile(config.keyFile);
  const store = await openStore({
    ...(await testStoreOptions(options.place)),
    origin: signer.origin,
    clock,
    log,
    onFatal: () => process.exit(74),
  });
  const chats = await openChats({ ...store, signer, drawing: drawHere });
  const careful: Ports = {
    ...{ clock, log, ledger: store.ledger, views: store.views, work: store.work },
    signer,
    witness: openWitnessFile(join(config.dataDirectory, 'checkpoints')),
    verifiers: { mjs: '', py: '' },
    chats: options.manner === 'blind' ? chats.map(sendAgainUnseen) : chats,
  };
  const ports = options.manner === 'hasty' ? answerBeforeCommit(careful) : careful;
  return {
    config,
    service: createService(ports),
    ports,
    drawing: drawHere,
    storeKind: store.kind,
    warnings: store.warnings,
    ready: () => store.healthy(),
    close: () => store.close(),
  };
};

async function askEveryone(service: Service, account: string): Promise<void> {
  if ((await service.broadcastStatus(OPERATOR)) !== null) return;
  await service.addNumber(OPERATOR, LINE);
  await service.defineCampaign(OPERATOR, DEFINITION);
  const admin = { kind: 'account', account } as const;
  const review = await service.draftBroadcast(admin, { kind: 'workspace' });
  const answer = await service.launchBroadcast(admin, review.draftId);
  if (answer.kind === 'blocked') throw new Error(answer.reasons.join(' '));
}

const config = readConfig({
  SLACK_BOT_TOKEN: options.slack.botToken,
  SLACK_SIGNING_SECRET: options.slack.signingSecret,
  SLACK_API_URL: options.slack.apiUrl,
  PORT: '0',
  ROLLCALL_DATA: options.dataDirectory,
  ROLLCALL_ADMINS: options.admin,
});
if (config.slack === null) throw new Error('The stand-in gave no credentials.');
const station = await openStation({
  config: { ...config, slack: config.slack },
  log: openLog({ level: 'warn', write: (line) => writeSync(1, line) }),
  openHouse,
  sandbox: (_request, response) => response.writeHead(404).end(),
});
await askEveryone(station.service, options.admin);
tell({ port: station.web.port });

let told = '';
for (;;) {
  const status = await station.service.broadcastStatus(OPERATOR);
  const line = JSON.stringify(status?.counts ?? null);
  if (line !== told) tell({ counts: status?.counts ?? null });
  told = line;
  await new Promise((resolve) => setTimeout(resolve, COUNT_EVERY_MS));
}
