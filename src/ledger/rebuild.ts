/** The view tables folded anew from the entries, in memory, to compare with the stored ones. */

import { type Change, type Scalar, VIEW_TABLES, type ViewTable } from './change.ts';
import type { Entry } from './entry.ts';
import { project } from './project.ts';

export type Row = Readonly<Record<string, Scalar>>;

export interface Rebuild {
  apply(entry: Entry): void;
  /** Rows by the text of {@link rowKey}. */
  rows(table: ViewTable): ReadonlyMap<string, Row>;
}

const tableNames = Object.keys(VIEW_TABLES) as ViewTable[];

/** Empty views. Memory grows with the rows, not with the entries. */
export function startRebuild(): Rebuild {
  const tables = new Map(tableNames.map((name) => [name, new Map<string, Row>()]));

  function apply({ table, key, set }: Change): void {
    const rows = tables.get(table) as Map<string, Row>;
    if (set !== null) {
      const name = rowKey(table, key);
      rows.set(name, { ...rows.get(name), ...key, ...set });
    } else {
      remove(rows, { table, key });
    }
  }

  return {
    apply: (entry) => project(entry).forEach(apply),
    rows: (table) => tables.get(table) as Map<string, Row>,
  };
}

/** A key may name only some of a row's columns: then every row that has these values goes. */
function remove(rows: Map<string, Row>, { table, key }: Pick<Change, 'table' | 'key'>): void {
  if (VIEW_TABLES[table].every((column) => column in key)) {
    rows.delete(rowKey(table, key));
    return;
  }
  for (const [name, row] of rows) {
    if (Object.entries(key).every(([column, value]) => row[column] === value)) rows.delete(name);
  }
}

function rowKey(table: ViewTable, row: Row): string {
  return JSON.stringify(VIEW_TABLES[table].map((column) => row[column]));
}

/** The first difference between a stored view and the rebuilt one; null when they are the same. */
export async function compareView(
  table: ViewTable,
  rebuilt: ReadonlyMap<string, Row>,
  stored: AsyncIterable<Row>,
): Promise<{ readonly seq: number; readonly what: string } | null> {
  const unseen = new Set(rebuilt.keys());
  for await (const row of stored) {
    const name = rowKey(table, row);
    const expected = rebuilt.get(name);
    if (expected === undefined)
      return { seq: seqOf(row), what: 'has a row that the entries do not give' };
    unseen.delete(name);
    const column = differing(row, expected);
    if (column !== null)
      return { seq: seqOf(expected), what: `has another "${column}" than the entries give` };
  }
  const [missing] = unseen;
  if (missing === undefined) return null;
  return { seq: seqOf(rebuilt.get(missing) ?? {}), what: 'lacks a row that the entries give' };
}

/** A column that was never set is null in the table. */
function differing(row: Row, expected: Row): string | null {
  const columns = new Set([...Object.keys(row), ...Object.keys(expected)]);
  for (const column of columns) {
    if ((row[column] ?? null) !== (expected[column] ?? null)) return column;
  }
  return null;
}

const seqOf = (row: Row): number => (typeof row.seq === 'number' ? row.seq : -1);
