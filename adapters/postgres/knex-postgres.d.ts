/** knex's own Postgres dialect, which its documentation offers for extending but does not type. */
declare module 'knex/lib/dialects/postgres/index.js' {
  import type { Knex } from 'knex';

  class PostgresClient extends Knex.Client {
    _query(connection: PostgresConnection, query: unknown): Promise<unknown>;
  }
  export interface PostgresConnection {
    /** Set to take the connection out of the pool. */
    __knex__disposed?: unknown;
    readonly connection: { readonly stream: { destroy(): void } };
  }
  export = PostgresClient;
}
