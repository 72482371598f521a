/** How tests and their child processes open a store. */
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import type { StoreOptions } from '../../adapters/postgres/index.ts';
import { opaqueStreams } from '../../src/ledger/opaque-streams.ts';

export const TEST_ORIGIN = 'northwindfs.example/rollcall';

/** One of the two: a database of its own, or a data directory. */
export type StorePlace = Pick<StoreOptions, 'databaseUrl' | 'dataDirectory'>;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const realClock = { now: () => new Date().toISOString(), nowMs: () => Date.now() };

/** Names streams alike in every process of a test; signs nothing that anybody would believe. */
const sameSigner = {
  origin: TEST_ORIGIN,
  publicKey: new Uint8Array(32),
  sign: (bytes: Uint8Array) => createHash('sha512').update(bytes).digest(),
};

/** With the quick start for the embedded store that was made before the tests. */
export async function testStoreOptions(place: StorePlace): Promise<StoreOptions> {
  const path = process.env.ROLLCALL_TEST_TEMPLATE;
  const template = path === undefined ? {} : { template: await openAsBlob(path) };
  const nameStream = opaqueStreams(sameSigner);
  return { ...place, ...template, origin: TEST_ORIGIN, nameStream, clock: realClock, log: silent };
}
