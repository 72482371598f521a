/** Databases of their own on the Postgres server of the test run. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server's address, or null when there is none. */
export const testPostgres = (): string | null => process.env.ROLLCALL_TEST_POSTGRES ?? null;

/** Asks one statement on a connection of its own. */
export async function askPostgres<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function server(): string {
  const url = testPostgres();
  if (url === null) throw new Error('There is no Postgres server in this test run.');
  return url;
}

/** A new, empty database; its address. */
export async function createDatabase(): Promise<string> {
  const name = `rollcall_test_${randomBytes(6).toString('hex')}`;
  await askPostgres(server(), `create database ${name}`);
  const url = new URL(server());
  url.pathname = `/${name}`;
  return url.href;
}

export async function dropDatabase(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await askPostgres(server(), `drop database if exists ${name} with (force)`);
}
