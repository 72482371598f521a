import { describe, expect, it } from '@jest/globals';
import { warningsOf } from '../../adapters/postgres/warnings.ts';
import { joined, range } from '../support/facts.ts';
import { eachStore, onPostgres } from '../support/stores.ts';

eachStore((store) => {
  it('is healthy while it is open, keeps what was written, and says so no more when closed', async () => {
    const first = await store.open();
    expect(first.kind).toBe(store.name);
    expect(await first.healthy()).toBe(true);
    await first.ledger.append({ drafts: [joined(1)] });
    await first.close();
    await first.close();
    expect(await first.healthy()).toBe(false);
    const second = await store.open();
    expect(await second.ledger.byKey('joined:1')).not.toBeNull();
    await second.close();
  });

  it('says in plain sentences what makes it less than safe for evidence', async () => {
    const opened = await store.open();
    expect(opened.warnings.length).toBeGreaterThan(0);
    for (const warning of opened.warnings) expect(warning).toMatch(/^[A-Z].+\.$/);
    await opened.close();
  });
});

onPostgres((store) => {
  it('makes its tables once when several replicas start together on an empty database', async () => {
    const replicas = await Promise.all(range(4).map(() => store.open()));
    const heads = await Promise.all(replicas.map((replica) => replica.ledger.head()));
    expect(heads.map(({ size }) => size)).toEqual([0, 0, 0, 0]);
    await Promise.all(replicas.map((replica) => replica.close()));
  });
});

describe('the warnings about a Postgres server', () => {
  const safe = {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    superuser: false,
  };

  it('are none when it is safe', () => {
    expect(warningsOf(safe)).toEqual([]);
    expect(warningsOf({ ...safe, synchronous_commit: 'remote_apply' })).toEqual([]);
  });

  it.each([
    [{ fsync: 'off' }, 'fsync'],
    [{ full_page_writes: 'off' }, 'full_page_writes'],
    [{ synchronous_commit: 'off' }, 'synchronous_commit'],
    [{ superuser: true }, 'superuser'],
  ])('%j is named', (unsafe, word) => {
    expect(warningsOf({ ...safe, ...unsafe })).toEqual([expect.stringContaining(word)]);
  });
});
