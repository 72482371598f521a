/** Writes one planned batch: entries, index, disclosures, nodes, head, view rows and deliveries, together. */
import type { Knex } from 'knex';
import { project } from '../../src/ledger/project.ts';
import { rootOf } from '../../src/ledger/tree.ts';
import { enqueueing } from './delivery-rows.ts';
import { eraseFields, forgetWork } from './erase.ts';
import { writeFrontier } from './frontier-bytes.ts';
import type { NewEntry, Plan } from './plan-batch.ts';
import { ask, askTogether, bufferOf, type SqlValue, type Statement } from './sql.ts';
import { viewStatements } from './view-rows.ts';

/** In one round trip, but for rows that are taken away: those go first. */
export async function writePlan(trx: Knex.Transaction, plan: Plan): Promise<void> {
  if (plan.entries.length === 0) return;
  const views = viewStatements(plan.entries.flatMap(({ entry }) => project(entry)));
  const erasures = plan.entries.flatMap(({ entry: { fact } }) =>
    fact.kind === 'PersonalDataErased' ? [fact] : [],
  );
  for (const erasure of erasures) await forgetWork(trx, erasure.employeeId);
  const deliveries = plan.accepted.flatMap(({ enqueue = [] }) => enqueue);
  for (const { sql, values } of views.removals) await ask(trx, sql, values);
  await askTogether(trx, [
    ...ledgerStatements(plan),
    ...views.upserts,
    ...(deliveries.length === 0 ? [] : [enqueueing(deliveries)]),
    newHead(plan),
  ]);
  for (const erasure of erasures) await eraseFields(trx, erasure);
}

/** Each column is one array, so that the text of a statement is the same at every size. */
function ledgerStatements({ entries, nodes }: Plan): readonly Statement[] {
  return [
    {
      sql: `insert into ledger_entries (seq, key, kind, at, bytes, leaf) select * from
            unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])`,
      values: entryColumns(entries),
    },
    {
      sql: `insert into ledger_index (stream, seq) select * from unnest(?::text[], ?::bigint[])`,
      values: indexColumns(entries),
    },
    {
      sql: `insert into disclosures (seq, name, value, encoded, digest) select * from
            unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])`,
      values: disclosureColumns(entries),
    },
    {
      sql: `insert into ledger_nodes (level, idx, hash)
            select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])`,
      values: [
        nodes.map(({ level }) => level),
        nodes.map(({ index }) => index),
        nodes.map(({ hash }) => bufferOf(hash)),
      ],
    },
  ];
}

const newHead = ({ frontier }: Plan): Statement => ({
  sql: 'update ledger_head set size = ?, root = ?, frontier = ?',
  values: [frontier.size, bufferOf(rootOf(frontier)), writeFrontier(frontier)],
});

function entryColumns(added: readonly NewEntry[]): SqlValue[] {
  return [
    added.map(({ entry }) => entry.seq),
    added.map(({ entry }) => entry.key),
    added.map(({ entry }) => entry.fact.kind),
    added.map(({ entry }) => entry.at),
    added.map(({ entry }) => bufferOf(entry.bytes)),
    added.map(({ leaf }) => bufferOf(leaf)),
  ];
}

function indexColumns(added: readonly NewEntry[]): SqlValue[] {
  return [
    added.flatMap(({ streams }) => streams),
    added.flatMap(({ entry, streams }) => streams.map(() => entry.seq)),
  ];
}

function disclosureColumns(added: readonly NewEntry[]): SqlValue[] {
  const fields = added.flatMap(({ disclosures }) => disclosures);
  return [
    fields.map(({ seq }) => seq),
    fields.map(({ name }) => name),
    fields.map(({ value }) => value),
    fields.map(({ encoded }) => encoded),
    fields.map(({ digest }) => digest),
  ];
}
