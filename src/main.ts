#!/usr/bin/env node
/** The composition root: the only place that joins the service to the world. */
import { readFileSync } from 'node:fs';
import { systemClock } from '../adapters/cron/system-clock.ts';
import { openKeyFile } from '../adapters/disk/key-file.ts';
import { openWitnessFile } from '../adapters/disk/witness-file.ts';
import { openLog } from '../adapters/log/logger.ts';
import { openStore } from '../adapters/postgres/index.ts';
import { openWebsite } from '../adapters/website/read-page.ts';
import { drawingOnce } from './command-line/drawing-once.ts';
import { openDrawingThread } from './command-line/drawing-thread.ts';
import type { OpenHouse } from './command-line/house.ts';
import { runProgram } from './command-line/program.ts';
import { makeRunners } from './command-line/runners.ts';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { opaqueStreams } from './ledger/opaque-streams.ts';
import type { Ports } from './ports.ts';
import { createService } from './service.ts';

const openHouse: OpenHouse = async (config, { log, openChats }) => {
  const signer = openKeyFile(config.keyFile);
  const verifiers = { mjs: verifier('verify.mjs'), py: verifier('verify.py') };
  const store = await openStore({
    ...(config.databaseUrl === null
      ? { dataDirectory: `${config.dataDirectory}/store` }
      : { databaseUrl: config.databaseUrl }),
    origin: signer.origin,
    nameStream: opaqueStreams(signer),
    clock: systemClock,
    log,
    // Nothing can be read or written any more; whoever started the process starts it again.
    onFatal: () => process.exit(74),
  });
  const drawing = drawingOnce(openDrawingThread());
  try {
    await refuseForeignKey(config, { ledger: store.ledger, signer });
    const ports: Ports = {
      clock: systemClock,
      log,
      ledger: store.ledger,
      views: store.views,
      work: store.work,
      signer,
      witness: openWitnessFile(`${config.dataDirectory}/checkpoints`),
      verifiers,
      retentionYears: config.retentionYears,
      chats: await openChats({ ...store, signer, drawing }),
      baseUrl: config.baseUrl,
      // The company of the sandbox is made up, and so are the addresses of its pages.
      ...(config.teams?.standIn === undefined ? { website: openWebsite() } : {}),
    };
    return {
      config,
      service: createService(ports),
      ports,
      drawing,
      storeKind: store.kind,
      warnings: store.warnings,
      ready: () => store.healthy(),
      close: async () => {
        try {
          await drawing.close();
        } finally {
          await store.close();
        }
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** A ledger begun with another key can never be signed with this one: say so before anything is written. */
async function refuseForeignKey(
  config: Config,
  { ledger, signer }: Pick<Ports, 'ledger' | 'signer'>,
): Promise<void> {
  for await (const { bytes } of ledger.stored(0, 1)) {
    if (Buffer.from(bytes).includes(`"origin":${JSON.stringify(signer.origin)}`)) return;
    throw new ConfigError([
      `ROLLCALL_KEY_FILE: the key in ${config.keyFile} did not sign this ledger; restore the key file that belongs to this database.`,
    ]);
  }
}

function verifier(name: string): string {
  return readFileSync(new URL(`../adapters/documents/verifiers/${name}`, import.meta.url), 'utf8');
}

const code = await runProgram(process.argv, makeRunners({ openHouse, openLog, env: process.env }));
if (code !== null) {
  process.exitCode = code;
  // A start that failed halfway may leave a server or a store open: it must not keep the process.
  setTimeout(() => process.exit(), 3000).unref();
}
