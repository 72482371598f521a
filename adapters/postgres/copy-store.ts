/** Copies everything of one database into an empty one, byte for byte, in one transaction. */
import type { Knex } from 'knex';
import { InvalidInputError } from '../../src/errors.ts';
import { VIEW_TABLES } from '../../src/ledger/change.ts';
import { connectEmbedded } from './connect-embedded.ts';
import { connectPostgres } from './connect-postgres.ts';
import { migrate } from './migrate.ts';
import { ask } from './sql.ts';

/** Each table with the columns that give its rows an order; `ledger_head` is replaced, not added to. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  ledger_entries: ['seq'],
  ledger_index: ['stream', 'seq'],
  ledger_nodes: ['level', 'idx'],
  disclosures: ['seq', 'name'],
  ...VIEW_TABLES,
  deliveries: ['position'],
  drafts: ['draft_id'],
  boards: ['broadcast_id'],
  links: ['hash'],
  conversations: ['account'],
};
const PAGE = 500;

/**
 * From the embedded store into Postgres. The embedded store stays as it is.
 * @throws InvalidInputError('to') when the database already holds a ledger;
 * EmbeddedStoreBusyError while a service has the embedded store open.
 */
export async function copyStore(options: {
  readonly dataDirectory: string;
  readonly databaseUrl: string;
}): Promise<{ readonly entries: number }> {
  const source = await connectEmbedded({
    dataDirectory: options.dataDirectory,
    failed: () => undefined,
  });
  const target = connectPostgres(options.databaseUrl);
  try {
    await migrate(source.knex);
    await migrate(target);
    return await target.transaction((trx) => copyTables(source.knex, trx));
  } finally {
    await target.destroy();
    await source.close();
  }
}

async function copyTables(source: Knex, target: Knex.Transaction): Promise<{ entries: number }> {
  const [head] = await ask<{ size: number }>(target, 'select size from ledger_head for update');
  if (head?.size !== 0) {
    throw new InvalidInputError(
      'to',
      'The database named by --to already holds a ledger: name an empty database.',
    );
  }
  for (const [table, order] of Object.entries(TABLES))
    await copyTable({ source, target, table, order });
  const [from] = await ask<{ size: number; root: Buffer; frontier: Buffer }>(
    source,
    'select size, root, frontier from ledger_head',
  );
  if (from === undefined)
    throw new InvalidInputError('to', 'The embedded store is empty: there is nothing to copy.');
  await ask(target, 'update ledger_head set size = ?, root = ?, frontier = ?', [
    from.size,
    from.root,
    from.frontier,
  ]);
  return { entries: from.size };
}

async function copyTable(copy: {
  readonly source: Knex;
  readonly target: Knex.Transaction;
  readonly table: string;
  readonly order: readonly string[];
}): Promise<void> {
  const { source, target, table, order } = copy;
  for (let offset = 0; ; offset += PAGE) {
    const sorted = source
      .table(table)
      .select('*')
      .orderBy(order.map((column) => ({ column })));
    const rows: Record<string, unknown>[] = await sorted.limit(PAGE).offset(offset);
    // `position` is given anew by the target, in the same order.
    const values = rows.map(({ position: _given, ...row }) => row);
    if (values.length > 0) await target.table(table).insert(values);
    if (rows.length < PAGE) return;
  }
}
