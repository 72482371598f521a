/** A failed write is often a successful one: whoever asks is told exactly what is known. */
import { describe, expect, it } from '@jest/globals';
import knex from 'knex';
import { createAppendQueue } from '../../adapters/postgres/append-queue.ts';
import { silence } from '../../adapters/postgres/connect-postgres.ts';
import { isStorageBroken, StoreTimeoutError } from '../../adapters/postgres/errors.ts';
import { openStore } from '../../adapters/postgres/index.ts';
import { watchedClient } from '../../adapters/postgres/watched-client.ts';
import { BusyError, UncertainError } from '../../src/errors.ts';
import type { Append, Appended } from '../../src/ports.ts';
import { cuttingProxy } from '../support/cutting-proxy.ts';
import { joined, range } from '../support/facts.ts';
import { testStoreOptions } from '../support/store-options.ts';
import { onPostgres } from '../support/stores.ts';

const append = (n: number): Append => ({ drafts: [joined(n)] });
const written: Appended = { entries: [], repeated: false };

describe('the queue of appends', () => {
  it('gathers what comes at once into one batch, and what comes meanwhile into the next', async () => {
    const sizes: number[] = [];
    const queue = createAppendQueue(async (appends) => {
      sizes.push(appends.length);
      return appends.map(() => written);
    });
    await Promise.all([
      ...range(30).map((n) => queue.add(append(n))),
      new Promise<void>((resolve) => setImmediate(resolve)).then(() => queue.add(append(30))),
    ]);
    expect(sizes).toEqual([30, 1]);
  });

  it('tells everyone of a batch when the fate of its commit is unknown, and tries nothing again', async () => {
    let calls = 0;
    const queue = createAppendQueue(async () => {
      calls += 1;
      throw new UncertainError('The commit was not confirmed.');
    });
    const results = await Promise.allSettled(range(3).map((n) => queue.add(append(n))));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toBe(1);
  });

  it('refuses at once when too much is waiting, and keeps what it took', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const queue = createAppendQueue(async (appends) => {
      await gate;
      return appends.map(() => written);
    });
    const large: Append = { drafts: range(20_001).map(joined) };
    const running = queue.add(append(0));
    await new Promise<void>((resolve) => setImmediate(resolve));
    const taken = queue.add(large);
    await expect(queue.add(append(1))).rejects.toThrow(BusyError);
    release();
    await expect(Promise.all([running, taken])).resolves.toHaveLength(2);
  });

  it('writes what waits before it closes, and takes nothing more', async () => {
    const queue = createAppendQueue(async (appends) => appends.map(() => written));
    const taken = queue.add(append(0));
    const closing = queue.close();
    await expect(queue.add(append(1))).rejects.toThrow(BusyError);
    await expect(taken).resolves.toBe(written);
    await closing;
  });
});

describe('an error of the embedded store', () => {
  it.each([
    ['58030', true],
    ['53100', true],
    ['XX000', true],
    ['STORE_TIMEOUT', true],
    ['23505', false],
    ['22001', false],
  ])('%s ends the process: %s', (code, ends) => {
    expect(isStorageBroken(Object.assign(new Error('x'), { code }))).toBe(ends);
  });
});

onPostgres((store) => {
  it('says uncertain when the line breaks at the commit, and the same call settles it', async () => {
    await (await store.open()).close();
    const proxy = await cuttingProxy(store.place.databaseUrl ?? '');
    const through = await openStore(await testStoreOptions({ databaseUrl: proxy.url }));
    await through.ledger.append(append(1));

    proxy.cutAt('COMMIT', 'after');
    const [first, second] = await Promise.allSettled([
      through.ledger.append(append(2)),
      through.ledger.append(append(3)),
    ]);
    for (const result of [first, second])
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(UncertainError) });
    expect((await through.ledger.append(append(2))).repeated).toBe(true);

    proxy.cutAt('COMMIT', 'before');
    await expect(through.ledger.append(append(4))).rejects.toThrow(UncertainError);
    expect((await through.ledger.append(append(4))).repeated).toBe(false);

    expect((await through.ledger.head()).size).toBe(4);
    await through.close();
    await proxy.close();
  });

  it('gives up a call that is not answered in time, and the connection with it', async () => {
    await (await store.open()).close();
    const failures: unknown[] = [];
    const pool = knex({
      client: watchedClient({ timeoutMs: 200, failed: (error) => failures.push(error) }),
      connection: () => ({ connectionString: store.place.databaseUrl ?? '' }),
      pool: { min: 0, max: 1 },
      log: silence,
    });
    await expect(pool.raw('select pg_sleep(5)')).rejects.toThrow(StoreTimeoutError);
    expect(failures).toEqual([expect.any(StoreTimeoutError)]);
    expect((await pool.raw('select 7 as seven')).rows).toEqual([{ seven: 7 }]);
    await pool.destroy();
  });

  it('says busy, and wrote nothing, when the line breaks before the commit', async () => {
    await (await store.open()).close();
    const proxy = await cuttingProxy(store.place.databaseUrl ?? '');
    const through = await openStore(await testStoreOptions({ databaseUrl: proxy.url }));
    proxy.cutAt('insert into ledger_entries', 'after');
    await expect(through.ledger.append(append(10))).rejects.toThrow(BusyError);
    expect(await through.ledger.byKey('joined:10')).toBeNull();
    expect((await through.ledger.append(append(10))).repeated).toBe(false);
    await through.close();
    await proxy.close();
  });
});
