import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VIEW_COLUMNS } from '../../adapters/postgres/view-columns.ts';
import { VIEW_TABLES } from '../../src/ledger/change.ts';
import { joined, launched, range } from '../support/facts.ts';
import { openRawSql, type RawSql } from '../support/raw-sql.ts';
import { eachStore } from '../support/stores.ts';

const TABLES = ['ledger_entries', 'ledger_index', 'ledger_nodes'];
const CHANGES: Readonly<Record<string, string>> = {
  ledger_entries: 'update ledger_entries set at = at',
  ledger_index: 'update ledger_index set seq = seq',
  ledger_nodes: 'update ledger_nodes set idx = idx',
};

eachStore((store) => {
  let raw: RawSql;
  beforeAll(async () => {
    const opened = await store.open();
    await opened.ledger.append({ drafts: [launched(1, 1), ...range(300).map(joined)] });
    await opened.close();
    raw = await openRawSql(store);
  });
  afterAll(() => raw.close());

  describe('the tables of the ledger', () => {
    it.each(TABLES)('%s refuses update, delete and truncate', async (table) => {
      const count = `select count(*)::int as count from ${table}`;
      const [before] = await raw.ask(count);
      expect(before?.count).toBeGreaterThan(0);
      for (const sql of [CHANGES[table] ?? '', `delete from ${table}`, `truncate ${table}`])
        await expect(raw.ask(sql)).rejects.toThrow(/append-only/);
      expect(await raw.ask(count)).toEqual([before]);
    });

    it('ledger_head has one row and keeps it', async () => {
      for (const sql of ['delete from ledger_head', 'truncate ledger_head'])
        await expect(raw.ask(sql)).rejects.toThrow(/append-only/);
      const second = `insert into ledger_head (size, root, frontier) values (0, '', '')`;
      await expect(raw.ask(second)).rejects.toThrow(/unique|duplicate/);
      expect(await raw.ask('select size::int as size from ledger_head')).toEqual([{ size: 301 }]);
    });

    it('disclosures may be deleted by an erasure, and never changed or truncated', async () => {
      for (const sql of [`update disclosures set value = 'x'`, 'truncate disclosures'])
        await expect(raw.ask(sql)).rejects.toThrow(/append-only/);
      await expect(raw.ask('delete from disclosures where seq = 300')).resolves.toEqual([]);
    });

    it('no foreign key touches any table', async () => {
      expect(await raw.ask(`select conname from pg_constraint where contype = 'f'`)).toEqual([]);
    });
  });

  it('every view table has exactly the columns that the projection writes', async () => {
    for (const table of Object.keys(VIEW_TABLES) as (keyof typeof VIEW_TABLES)[]) {
      const columns = await raw.ask(
        `select column_name as name, data_type as type from information_schema.columns
         where table_name = '${table}' and table_schema = 'public'`,
      );
      const actual = Object.fromEntries(columns.map(({ name, type }) => [name, type]));
      expect(actual).toEqual(VIEW_COLUMNS[table]);
    }
  });
});
