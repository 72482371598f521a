import type { Knex } from 'knex';
import PostgresClient, { type PostgresConnection } from 'knex/lib/dialects/postgres/index.js';
import { StoreTimeoutError } from './errors.ts';

export interface Watch {
  /** No call waits longer than this for its answer. */
  readonly timeoutMs: number;
  /** Told of every failed call. */
  readonly failed: (error: unknown) => void;
}

/**
 * knex's Postgres client, in which every call ends in time: a connection that did not answer
 * is closed and leaves the pool, since an answer that came late would be taken for the next one's.
 */
export function watchedClient(watch: Watch): typeof Knex.Client {
  return class WatchedClient extends PostgresClient {
    override async _query(connection: PostgresConnection, query: unknown): Promise<unknown> {
      try {
        return await inTime(super._query(connection, query), connection, watch.timeoutMs);
      } catch (error) {
        watch.failed(error);
        throw error;
      }
    }
  };
}

async function inTime<T>(
  answer: Promise<T>,
  connection: PostgresConnection,
  timeoutMs: number,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const giveUp = () => {
      const error = new StoreTimeoutError(timeoutMs);
      connection.__knex__disposed = error;
      connection.connection.stream.destroy();
      reject(error);
    };
    // Twice half the time: a process that was stopped for a while first reads what has arrived meanwhile.
    timer = setTimeout(() => {
      timer = setTimeout(giveUp, timeoutMs / 2);
    }, timeoutMs / 2);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
