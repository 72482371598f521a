/** Writes what `project` says to the view tables: few statements, however many entries. */
import { type Change, type Scalar, VIEW_TABLES, type ViewTable } from '../../src/ledger/change.ts';
import { ask, type Database, type Statement } from './sql.ts';
import { columnType } from './view-columns.ts';

type Row = Readonly<Record<string, Scalar>>;

/** What becomes of one row: removed first when `anew`, then given these values, if any. */
interface Fate {
  readonly table: ViewTable;
  readonly key: Readonly<Record<string, string>>;
  anew: boolean;
  set: Row | null;
}

/** Rows of one table that take values in the same columns: one statement. */
interface Upsert {
  readonly table: ViewTable;
  readonly columns: readonly string[];
  readonly rows: Row[];
}

/** The statements that bring the view tables up to date; `removals` come before `upserts`. */
export function viewStatements(changes: readonly Change[]): {
  readonly removals: readonly Statement[];
  readonly upserts: readonly Statement[];
} {
  const fates = [...mergeChanges(changes).values()];
  return {
    removals: fates.filter((fate) => fate.anew).map(removal),
    upserts: [...groupUpserts(fates)].map(upsertion),
  };
}

function removal({ table, key }: Fate): Statement {
  const where = Object.keys(key).map((column) => `"${column}" = ?`);
  return { sql: `delete from ${table} where ${where.join(' and ')}`, values: Object.values(key) };
}

function mergeChanges(changes: readonly Change[]): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const { table, key, set } of changes) {
    const name = JSON.stringify([table, ...Object.values(key)]);
    const fate = fates.get(name) ?? { table, key, anew: false, set: null };
    fates.set(name, fate);
    if (set === null) {
      for (const gone of [fate, ...rowsOf([...fates.values()], { table, key })]) {
        gone.anew = true;
        gone.set = null;
      }
    } else {
      fate.set = { ...fate.set, ...set };
    }
  }
  return fates;
}

/**
 * A removal whose key names only some columns takes every row that has these values, also those
 * this batch wrote before it; what the batch writes after it stays.
 */
function rowsOf(fates: readonly Fate[], gone: Pick<Fate, 'table' | 'key'>): readonly Fate[] {
  if (VIEW_TABLES[gone.table].every((column) => column in gone.key)) return [];
  return fates.filter(({ table, key, set }) => {
    const row: Row = { ...key, ...set };
    const same = Object.entries(gone.key).every(([column, value]) => row[column] === value);
    return table === gone.table && same;
  });
}

function groupUpserts(fates: readonly Fate[]): Iterable<Upsert> {
  const groups = new Map<string, Upsert>();
  for (const { table, key, set } of fates) {
    if (set === null) continue;
    const columns = Object.keys(set).sort();
    const name = `${table} ${columns.join()}`;
    const group = groups.get(name) ?? { table, columns, rows: [] };
    groups.set(name, group);
    group.rows.push({ ...key, ...set });
  }
  return groups.values();
}

function upsertion({ table, columns, rows }: Upsert): Statement {
  const keys: readonly string[] = VIEW_TABLES[table];
  const all = [...keys, ...columns];
  const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  const arrays = all.map((column) => `?::${columnType(table, column)}[]`).join(', ');
  const updates = columns.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return {
    sql: `insert into ${table} (${list(all)}) select * from unnest(${arrays})
          on conflict (${list(keys)}) do update set ${updates}`,
    values: all.map((column) => rows.map((row) => row[column] ?? null)),
  };
}

const PAGE = 1000;

/** Every row of a view table, ordered by its key, read in pages. */
export async function* readViewRows(database: Database, table: ViewTable): AsyncIterable<Row> {
  const keys: readonly string[] = VIEW_TABLES[table];
  const order = keys.map((key) => `"${key}"`).join(', ');
  let after: readonly string[] | null = null;
  for (;;) {
    const where: string =
      after === null ? '' : `where (${order}) > (${keys.map(() => '?').join(', ')})`;
    const page: Row[] = await ask<Row>(
      database,
      `select * from ${table} ${where} order by ${order} limit ${PAGE}`,
      after ?? [],
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = keys.map((key) => String(last[key]));
  }
}
