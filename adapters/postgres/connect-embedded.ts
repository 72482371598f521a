/** Postgres inside this process (PGlite): for trying out and small pilots. It survives kill -9, not power loss. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import knex, { type Knex } from 'knex';
import { columnParsers } from './column-parsers.ts';
import { silence } from './connect-postgres.ts';
import { lockDirectory } from './directory-lock.ts';
import { watchedClient } from './watched-client.ts';

const QUERY_TIMEOUT_MS = 20_000;

export interface EmbeddedOptions {
  /** Absent: in memory, gone with the process. */
  readonly dataDirectory?: string;
  /** A tar of a fresh database directory, to start from instead of initdb (saves seconds). */
  readonly template?: Blob;
  readonly failed: (error: unknown) => void;
}

export interface Embedded {
  readonly knex: Knex;
  close(): Promise<void>;
}

/** @throws EmbeddedStoreBusyError when another process has the directory open. */
export async function connectEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDirectory } = options;
  if (dataDirectory === undefined) return start(new PGlite(fresh(options)), options);
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const lock = lockDirectory(dataDirectory);
  try {
    const directory = join(dataDirectory, 'database');
    clearHalfStart(directory);
    const begun = existsSync(join(directory, 'PG_VERSION'));
    const embedded = await start(new PGlite(directory, begun ? {} : fresh(options)), options);
    return { knex: embedded.knex, close: () => embedded.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const fresh = ({ template }: EmbeddedOptions): PGliteOptions =>
  template === undefined ? {} : { loadDataDir: template };

/**
 * Under the lock nobody else can be starting. A kill between creating and writing
 * postmaster.pid leaves it empty, and PGlite then refuses to open the directory.
 */
function clearHalfStart(directory: string): void {
  const path = join(directory, 'postmaster.pid');
  if (existsSync(path) && statSync(path).size === 0) rmSync(path);
}

async function start(engine: PGlite, { failed }: EmbeddedOptions): Promise<Embedded> {
  await engine.waitReady;
  const pool = knex({
    client: watchedClient({ timeoutMs: QUERY_TIMEOUT_MS, failed }),
    connection: () => ({ ...createPgConfig(engine), types: columnParsers }),
    pool: { min: 1, max: 1 },
    log: silence,
    compileSqlOnError: false,
  });
  return {
    knex: pool,
    close: async () => {
      await pool.destroy();
      await engine.close();
    },
  };
}
