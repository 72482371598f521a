import type { Knex } from 'knex';
import { MIGRATIONS, type NamedMigration } from '../../migrations/migrations.ts';

/** knex would list a folder and record file names with their extension; our list names itself. */
const source: Knex.MigrationSource<NamedMigration> = {
  getMigrations: async () => [...MIGRATIONS],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => ({
    up: (knex) => migration.up(knex),
    down: async (): Promise<never> => {
      throw new Error(`${migration.name} cannot be taken back: evidence only grows.`);
    },
  }),
};

/** Any fixed number: it keeps two processes that start together from migrating at the same time. */
const MIGRATION_LOCK = 5_121_052;

/**
 * Brings the tables to the newest form, in one transaction: a process killed halfway leaves
 * nothing behind, not even knex's own lock row, and the next start simply begins again.
 */
export async function migrate(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await trx.migrate.latest({ migrationSource: source, tableName: 'migrations' });
  });
}
