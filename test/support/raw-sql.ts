/** Asks the database below a store directly, as somebody with the password could. */
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { StoreUnderTest } from './stores.ts';
import { askPostgres } from './test-database.ts';

export interface RawSql {
  ask(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** The store must have been opened, and closed again when it is embedded. */
export async function openRawSql(store: StoreUnderTest): Promise<RawSql> {
  const { databaseUrl, dataDirectory } = store.place;
  if (databaseUrl !== undefined)
    return { ask: (sql) => askPostgres(databaseUrl, sql), close: async () => undefined };
  const engine = await PGlite.create(join(dataDirectory ?? '', 'database'));
  return {
    ask: async (sql) => (await engine.query<Record<string, unknown>>(sql)).rows,
    close: () => engine.close(),
  };
}
