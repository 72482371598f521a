/** The one way our SQL is asked: text with `?` for each value, rows back. */
import type { Knex } from 'knex';
import { unanswered, wasCut } from './errors.ts';

/** The pool, or one transaction of it. */
export type Database = Knex | Knex.Transaction;

/** An array is one value: a Postgres array, for `unnest` and `any`. */
export type SqlValue = Knex.Value | readonly Knex.Value[];

/** Text and its values, to be asked later. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/**
 * Asks several writing statements in one round trip, as one statement that ends with the last.
 * They must not touch the same row: each sees the tables as they were before all of them.
 */
export async function askTogether(database: Database, statements: readonly Statement[]) {
  const last = statements.at(-1);
  if (last === undefined) return;
  const first = statements.slice(0, -1).map(({ sql }, index) => `step${index} as (${sql})`);
  const sql = first.length === 0 ? last.sql : `with ${first.join(', ')} ${last.sql}`;
  await ask(
    database,
    sql,
    statements.flatMap(({ values }) => values),
  );
}

const READS = /^\s*select\b/iu;

/** No column holds NUL or half a character, so a read that asks for them finds what null equals: nothing. */
const findable = (value: SqlValue): SqlValue => {
  if (Array.isArray(value)) return value.map(findable) as Knex.Value[];
  const isText = typeof value === 'string';
  return isText && (value.includes('\0') || !value.isWellFormed()) ? null : value;
};

/**
 * `sql` is fixed text; `values` fill its question marks in order. Outside a transaction, a read
 * whose line was cut is asked once more.
 * @throws UncertainError when nobody answers, outside a transaction; inside one, whoever runs the
 * transaction knows what a lost line means.
 */
export async function ask<Row>(
  database: Database,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<Row[]> {
  const isRead = READS.test(sql);
  const asked = (isRead ? values.map(findable) : values) as readonly Knex.RawBinding[];
  const askOnce = async (): Promise<Row[]> => {
    const result: { rows: Row[] } = await database.raw(sql, asked);
    return result.rows;
  };
  if (database.isTransaction) return askOnce();
  try {
    return await askOnce().catch((error: unknown) => {
      if (!isRead || !wasCut(error)) throw error;
      return askOnce();
    });
  } catch (error) {
    throw unanswered(error);
  }
}

/** A view without node's Buffer around it, as the ports promise. */
export const plainBytes = (buffer: Uint8Array): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);

/** A Buffer over the same memory, as pg wants it. */
export const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
