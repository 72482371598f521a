/** Writes one planned batch: entries, index, disclosures, nodes, head, view rows and deliveries, together. */
import type { Knex } from 'knex';
import { project } from '../../src/ledger/project.ts';
import { rootOf } from '../../src/ledger/tree.ts';
import { enqueueDeliveries } from './delivery-rows.ts';
import { writeFrontier } from './frontier-bytes.ts';
import type { NewEntry, Plan } from './plan-batch.ts';
import { ask, bufferOf, type SqlValue } from './sql.ts';
import { writeViews } from './view-rows.ts';

export async function writePlan(trx: Knex.Transaction, plan: Plan): Promise<void> {
  if (plan.entries.length === 0) return;
  await writeEntries(trx, plan);
  await writeViews(
    trx,
    plan.entries.flatMap(({ entry }) => project(entry)),
  );
  await enqueueDeliveries(
    trx,
    plan.accepted.flatMap(({ enqueue = [] }) => enqueue),
  );
}

/** One statement for the five tables of the ledger; the arrays keep its text the same at every size. */
const INSERT = `
with entries as (
  insert into ledger_entries (seq, key, kind, at, bytes, leaf)
  select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
), streams as (
  insert into ledger_index (stream, seq) select * from unnest(?::text[], ?::bigint[])
), fields as (
  insert into disclosures (seq, name, value, encoded, digest)
  select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
), nodes as (
  insert into ledger_nodes (level, idx, hash) select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])
)
update ledger_head set size = ?, root = ?, frontier = ?`;

async function writeEntries(trx: Knex.Transaction, plan: Plan): Promise<void> {
  await ask(trx, INSERT, [
    ...entryColumns(plan.entries),
    ...indexColumns(plan.entries),
    ...disclosureColumns(plan.entries),
    plan.nodes.map(({ level }) => level),
    plan.nodes.map(({ index }) => index),
    plan.nodes.map(({ hash }) => bufferOf(hash)),
    plan.frontier.size,
    bufferOf(rootOf(plan.frontier)),
    writeFrontier(plan.frontier),
  ]);
}

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
