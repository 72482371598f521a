import knex, { type Knex } from 'knex';
import { columnParsers } from './column-parsers.ts';
import { watchedClient } from './watched-client.ts';

const QUERY_TIMEOUT_MS = 12_000;
const CONNECT_TIMEOUT_MS = 5_000;
const POOL = { min: 0, max: 10 };

/** knex writes to the console of its own accord; database errors name values, so it may not. */
const nothing = () => undefined;
export const silence = { warn: nothing, error: nothing, deprecate: nothing, debug: nothing };

/** A pool on a Postgres server. */
export function connectPostgres(databaseUrl: string): Knex {
  return knex({
    client: watchedClient({ timeoutMs: QUERY_TIMEOUT_MS, failed: nothing }),
    connection: (): Knex.StaticConnectionConfig => ({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'rollcall',
      types: columnParsers,
    }),
    pool: POOL,
    acquireConnectionTimeout: CONNECT_TIMEOUT_MS,
    log: silence,
    compileSqlOnError: false,
  });
}
