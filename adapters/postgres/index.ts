/** The store: ledger, views and work on Postgres, or on Postgres inside this process. */
import type { Knex } from 'knex';
import type { Clock, Conversations, Ledger, Log, Views, Work } from '../../src/ports.ts';
import { appendBatch } from './append-batch.ts';
import { createAppendQueue } from './append-queue.ts';
import { connectEmbedded } from './connect-embedded.ts';
import { connectPostgres } from './connect-postgres.ts';
import { createConversations } from './conversations.ts';
import { isStorageBroken } from './errors.ts';
import { createLedger, type NameStream } from './ledger.ts';
import { migrate } from './migrate.ts';
import { ask } from './sql.ts';
import { type Transact, transactEmbedded, transactOnPostgres } from './transaction.ts';
import { createViews } from './views.ts';
import { EMBEDDED_WARNING, postgresWarnings } from './warnings.ts';
import { createWork } from './work.ts';

export { copyStore } from './copy-store.ts';
export { EmbeddedStoreBusyError } from './errors.ts';

export interface StoreOptions {
  /** A Postgres; absent: the embedded store. */
  readonly databaseUrl?: string;
  /** Where the embedded store lives; absent: in memory. */
  readonly dataDirectory?: string;
  /** A tar of a fresh embedded database, to start in a third of the time. */
  readonly template?: Blob;
  /** The ledger's origin line, part of every entry. */
  readonly origin: string;
  /** How streams are named in the index, which outlives an erasure; always the same for one ledger. */
  readonly nameStream: NameStream;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * The embedded store's disk or engine failed: nothing can be written or read any more, so the
   * process should end and be started again. Called once.
   */
  readonly onFatal?: () => void;
}

export interface Store {
  readonly ledger: Ledger;
  readonly views: Views;
  readonly work: Work;
  readonly conversations: Conversations;
  readonly kind: 'postgres' | 'embedded';
  /** What makes this store less than safe for evidence, one plain sentence each. */
  readonly warnings: readonly string[];
  /** True when the database answers and holds the ledger. */
  healthy(): Promise<boolean>;
  /** Writes what waits, then lets everything go. May be called again. */
  close(): Promise<void>;
}

interface Connected {
  readonly knex: Knex;
  readonly transact: Transact;
  readonly kind: Store['kind'];
  warnings(): Promise<readonly string[]>;
  disconnect(): Promise<void>;
}

/**
 * Opens the store and brings its tables to the newest form.
 * @throws EmbeddedStoreBusyError when another process has the data directory open.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl } = options;
  const connected =
    databaseUrl === undefined ? await embedded(options) : await postgres(databaseUrl);
  try {
    await migrate(connected.knex);
    return await assemble(connected, options);
  } catch (error) {
    await connected.disconnect();
    throw error;
  }
}

async function assemble(
  { knex, transact, kind, warnings, disconnect }: Connected,
  { origin, clock, log, nameStream }: StoreOptions,
): Promise<Store> {
  const writer = { transact, origin, clock };
  const queue = createAppendQueue((appends) => appendBatch(writer, appends));
  let closing: Promise<void> | null = null;
  return {
    ledger: createLedger(knex, queue, nameStream),
    views: createViews(knex),
    work: createWork(knex, transact),
    conversations: createConversations(knex),
    kind,
    warnings: await warnings(),
    healthy: async () => {
      try {
        return (await ask(knex, 'select 1 from ledger_head')).length === 1;
      } catch (error) {
        log.warn('The database does not answer.', { error: (error as Error).name });
        return false;
      }
    },
    close: () => {
      closing ??= queue.close().then(disconnect);
      return closing;
    },
  };
}

async function postgres(databaseUrl: string): Promise<Connected> {
  const knex = connectPostgres(databaseUrl);
  return {
    knex,
    transact: transactOnPostgres(knex),
    kind: 'postgres',
    warnings: () => postgresWarnings(knex),
    disconnect: () => knex.destroy(),
  };
}

async function embedded({
  dataDirectory,
  template,
  log,
  onFatal,
}: StoreOptions): Promise<Connected> {
  let broken = false;
  const failed = (error: unknown) => {
    if (broken || !isStorageBroken(error)) return;
    broken = true;
    log.error('The embedded store failed and cannot go on: the process has to start again.');
    onFatal?.();
  };
  const { knex, close } = await connectEmbedded({
    ...(dataDirectory === undefined ? {} : { dataDirectory }),
    ...(template === undefined ? {} : { template }),
    failed,
  });
  return {
    knex,
    transact: transactEmbedded(knex),
    kind: 'embedded',
    warnings: async () => [EMBEDDED_WARNING],
    disconnect: close,
  };
}
