/** The same tests on every store: embedded always, Postgres when this machine has one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from '@jest/globals';
import { openStore, type Store, type StoreOptions } from '../../adapters/postgres/index.ts';
import { type StorePlace, testStoreOptions } from './store-options.ts';
import { createDatabase, dropDatabase, testPostgres } from './test-database.ts';

export interface StoreUnderTest {
  readonly name: 'embedded' | 'postgres';
  /**
   * Opens the store of this test file; what was written stays until the file ends. On Postgres
   * it may be opened several times at once, as by several replicas; embedded once at a time.
   */
  open(options?: Partial<StoreOptions>): Promise<Store>;
  /** Where this file's store is, once it was opened. */
  readonly place: StorePlace;
}

/** Runs the tests of `body` once per store. Stores left open are closed at the end. */
export function eachStore(body: (store: StoreUnderTest) => void): void {
  onEmbedded(body);
  onPostgres(body);
}

/** What only a data directory of our own can show: a lock, a full disk. */
export function onEmbedded(body: (store: StoreUnderTest) => void): void {
  describe('on the embedded store', () => body(storeUnderTest('embedded')));
}

/** What only a server can show: several replicas, a line that breaks. */
export function onPostgres(body: (store: StoreUnderTest) => void): void {
  if (testPostgres() === null) return;
  describe('on Postgres', () => body(storeUnderTest('postgres')));
}

function storeUnderTest(name: StoreUnderTest['name']): StoreUnderTest {
  const opened: Store[] = [];
  let place: Promise<StorePlace> | null = null;
  let known: StorePlace = {};
  afterAll(async () => {
    for (const store of opened) await store.close();
    await remove(known);
  });
  return {
    name,
    open: async (options = {}) => {
      place ??= name === 'postgres' ? newDatabase() : newDirectory();
      known = await place;
      const store = await openStore({ ...(await testStoreOptions(known)), ...options });
      opened.push(store);
      return store;
    },
    get place() {
      return known;
    },
  };
}

const newDirectory = async (): Promise<StorePlace> => ({
  dataDirectory: mkdtempSync(join(tmpdir(), 'rollcall-store-')),
});

const newDatabase = async (): Promise<StorePlace> => ({ databaseUrl: await createDatabase() });

async function remove({ databaseUrl, dataDirectory }: StorePlace): Promise<void> {
  if (databaseUrl !== undefined) await dropDatabase(databaseUrl);
  if (dataDirectory !== undefined) rmSync(dataDirectory, { recursive: true, force: true });
}
