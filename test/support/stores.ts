/** The same tests on every store: embedded always, Postgres when this machine has one. */
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from '@jest/globals';
import { openStore, type Store, type StoreOptions } from '../../adapters/postgres/index.ts';
import { createDatabase, dropDatabase } from './test-database.ts';

export const TEST_ORIGIN = 'northwindfs.example/rollcall';

export interface StoreUnderTest {
  readonly name: 'embedded' | 'postgres';
  /**
   * Opens the store of this test file; what was written stays until the file ends. On Postgres
   * it may be opened several times at once, as by several replicas; embedded once at a time.
   */
  open(options?: Partial<StoreOptions>): Promise<Store>;
  /** Where this file's store is: one of the two, known once it was opened. */
  readonly databaseUrl?: string;
  readonly dataDirectory?: string;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const realClock = {
  now: () => new Date().toISOString(),
  nowMs: () => Date.now(),
};

/** Runs the tests of `body` once per store. Stores left open are closed at the end. */
export function eachStore(body: (store: StoreUnderTest) => void): void {
  describe('on the embedded store', () => body(storeUnderTest('embedded')));
  if (process.env.ROLLCALL_TEST_POSTGRES !== undefined)
    describe('on Postgres', () => body(storeUnderTest('postgres')));
}

type Place = { readonly databaseUrl: string } | { readonly dataDirectory: string };

function storeUnderTest(name: StoreUnderTest['name']): StoreUnderTest {
  const opened: Store[] = [];
  const places: Place[] = [];
  let ours: Promise<Place> | null = null;
  let known: Place | null = null;

  const makePlace = async () => {
    const place = name === 'postgres' ? await newDatabase() : newDirectory();
    places.push(place);
    return place;
  };
  const openAt = async (place: Place, options: Partial<StoreOptions>) => {
    const store = await openStore({ ...(await defaults(place)), ...options });
    opened.push(store);
    return store;
  };
  afterAll(async () => {
    for (const store of opened) await store.close();
    for (const place of places) await remove(place);
  });
  return {
    name,
    open: async (options = {}) => {
      ours ??= makePlace();
      known = await ours;
      return openAt(known, options);
    },
    get databaseUrl() {
      return known !== null && 'databaseUrl' in known ? known.databaseUrl : undefined;
    },
    get dataDirectory() {
      return known !== null && 'dataDirectory' in known ? known.dataDirectory : undefined;
    },
  } as StoreUnderTest;
}

async function defaults(place: Place): Promise<StoreOptions> {
  const template = 'dataDirectory' in place ? await embeddedTemplate() : {};
  return { ...place, ...template, origin: TEST_ORIGIN, clock: realClock, log: silent };
}

/** The quick start for the embedded store that was made before the tests. */
export async function embeddedTemplate(): Promise<{ template?: Blob }> {
  const path = process.env.ROLLCALL_TEST_TEMPLATE;
  return path === undefined ? {} : { template: await openAsBlob(path) };
}

const newDirectory = (): Place => ({
  dataDirectory: mkdtempSync(join(tmpdir(), 'rollcall-store-')),
});

const newDatabase = async (): Promise<Place> => ({ databaseUrl: await createDatabase() });

async function remove(place: Place): Promise<void> {
  if ('databaseUrl' in place) await dropDatabase(place.databaseUrl);
  else rmSync(place.dataDirectory, { recursive: true, force: true });
}
