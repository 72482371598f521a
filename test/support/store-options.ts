/** How tests and their child processes open a store. */
import { openAsBlob } from 'node:fs';
import type { StoreOptions } from '../../adapters/postgres/index.ts';

export const TEST_ORIGIN = 'northwindfs.example/rollcall';

/** One of the two: a database of its own, or a data directory. */
export type StorePlace = Pick<StoreOptions, 'databaseUrl' | 'dataDirectory'>;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const realClock = { now: () => new Date().toISOString(), nowMs: () => Date.now() };

/** With the quick start for the embedded store that was made before the tests. */
export async function testStoreOptions(place: StorePlace): Promise<StoreOptions> {
  const path = process.env.ROLLCALL_TEST_TEMPLATE;
  const template = path === undefined ? {} : { template: await openAsBlob(path) };
  return { ...place, ...template, origin: TEST_ORIGIN, clock: realClock, log: silent };
}
