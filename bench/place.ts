/** Where a bench keeps its records: on a Postgres of its own, else in memory. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../adapters/cron/system-clock.ts';
import { openKeyFile } from '../adapters/disk/key-file.ts';
import { openLog } from '../adapters/log/logger.ts';
import { openStore, type Store } from '../adapters/postgres/index.ts';
import { opaqueStreams } from '../src/ledger/opaque-streams.ts';
import type { ChatPlatform, Ports } from '../src/ports.ts';

export interface Server {
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** DATABASE_URL, else a server started from the binaries on this machine, else null. */
export async function startServer(): Promise<Server | null> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined) {
    return { url: given, version: 'at DATABASE_URL', stop: async () => undefined };
  }
  const { startPostgres } = createRequire(import.meta.url)('../scripts/postgres-server.cjs') as {
    startPostgres(settings: readonly string[]): Promise<Server | null>;
  };
  return startPostgres([]);
}

/** A new database on the server; its address. `drop` takes it away again. */
async function newDatabase(server: Server) {
  const name = `rollcall_bench_${randomBytes(6).toString('hex')}`;
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await ask(`create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`drop database ${name} with (force)`) };
}

export interface Place {
  readonly kind: Store['kind'];
  readonly databaseUrl: string | null;
  /** What the program is told so that it works on these records; a folder of its own is in it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly store: Store;
  /** Everything the service needs, with these chats. */
  ports(...chats: readonly ChatPlatform[]): Ports;
  close(): Promise<void>;
}

export async function openPlace(server: Server | null): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
  const database = server === null ? null : await newDatabase(server);
  const keyFile = join(folder, 'ledger-key.pem');
  const signer = openKeyFile(keyFile);
  const log = openLog({ level: 'silent' });
  const store = await openStore({
    ...(database === null ? {} : { databaseUrl: database.url }),
    ...{ origin: signer.origin, clock: systemClock, log },
    nameStream: opaqueStreams(signer),
  });
  const kept: string[] = [];
  return {
    kind: store.kind,
    databaseUrl: database?.url ?? null,
    environment: {
      ...(database === null ? {} : { DATABASE_URL: database.url }),
      ...{ ROLLCALL_KEY_FILE: keyFile, ROLLCALL_DATA: folder },
    },
    store,
    ports: (...chats) => ({
      ...{ clock: systemClock, log, signer, chats },
      ...{ ledger: store.ledger, views: store.views, work: store.work },
      witness: {
        last: async () => kept.at(-1) ?? null,
        remember: async (checkpoint) => void kept.push(checkpoint),
      },
      verifiers: { mjs: '', py: '' },
    }),
    close: async () => {
      await store.close();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
