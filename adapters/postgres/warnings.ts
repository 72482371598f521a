import type { Knex } from 'knex';
import { ask } from './sql.ts';

interface Settings {
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly superuser: boolean;
}

/** What makes this Postgres less than safe for evidence, one plain sentence each. */
export async function postgresWarnings(knex: Knex): Promise<readonly string[]> {
  const [settings] = await ask<Settings>(
    knex,
    `select current_setting('fsync') as fsync,
       current_setting('full_page_writes') as full_page_writes,
       current_setting('synchronous_commit') as synchronous_commit,
       (select rolsuper from pg_roles where rolname = current_user) as superuser`,
  );
  return settings === undefined ? [] : warningsOf(settings);
}

export function warningsOf(settings: Settings): readonly string[] {
  const warnings: string[] = [];
  if (settings.fsync === 'off')
    warnings.push(
      'Postgres runs with fsync off: a power loss can destroy answers; set fsync = on.',
    );
  if (settings.full_page_writes === 'off')
    warnings.push(
      'Postgres runs with full_page_writes off: a power loss can damage pages; set full_page_writes = on.',
    );
  if (settings.synchronous_commit === 'off')
    warnings.push(
      'Postgres runs with synchronous_commit off: a crash can lose answers that were confirmed; set synchronous_commit = on.',
    );
  if (settings.superuser)
    warnings.push(
      'The database user is a superuser and could alter the record: give Rollcall a user of its own without that right.',
    );
  return warnings;
}

export const EMBEDDED_WARNING =
  'Answers are kept in the embedded store, which is for trying out and small pilots: it survives a crash of the program but not a power loss; set DATABASE_URL to keep evidence in Postgres.';
