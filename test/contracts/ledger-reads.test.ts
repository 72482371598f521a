/** Reads whose cost must not grow with the ledger: by place, the first of a stream, who answered. */
import { beforeAll, expect, it, jest } from '@jest/globals';
import type { Store } from '../../adapters/postgres/index.ts';
import { snapshotAt, snapshotNow } from '../../src/ledger/snapshot.ts';
import { rootOf } from '../../src/ledger/tree.ts';
import * as facts from '../support/facts.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { eachStore } from '../support/stores.ts';

jest.setTimeout(120_000);

eachStore(({ open }) => {
  let store: Store;
  const clock = fakeClock();
  const times: string[] = [];
  beforeAll(async () => {
    store = await open({ clock });
    const batches = [
      [facts.launched(1, 3), ...facts.range(3).map((n) => facts.joined(n))],
      facts.range(3).map((n) => facts.requested(1, n)),
      [facts.given(1, 2), facts.refused(1, 0), facts.given(1, 2, 2)],
    ];
    for (const drafts of batches) {
      await store.ledger.append({ drafts });
      times.push(clock.now());
      clock.advance(60_000);
    }
  });

  it('entries by their places, in order, those that exist', async () => {
    const entries = await store.ledger.entriesAt([8, 0, 99, 4]);
    expect(entries.map(({ seq, fact }) => [seq, fact.kind])).toEqual([
      [0, 'BroadcastLaunched'],
      [4, 'ConsentRequested'],
      [8, 'ConsentRefused'],
    ]);
    expect(await store.ledger.entriesAt([])).toEqual([]);
  });

  it('the oldest entries of a stream, as many as asked for', async () => {
    const own = `employee:${facts.employeeId(2)}` as const;
    const kinds = async (most?: number) =>
      (await store.ledger.entriesOf(own, most)).map(({ fact }) => fact.kind);
    expect(await kinds(1)).toEqual(['EmployeeJoined']);
    expect(await kinds(2)).toEqual(['EmployeeJoined', 'ConsentRequested']);
    expect(await kinds()).toHaveLength(4);
  });

  it('who ever answered, each once, in order, no more than asked for', async () => {
    expect(await store.views.answered(9)).toEqual([facts.employeeId(0), facts.employeeId(2)]);
    expect(await store.views.answered(1)).toEqual([facts.employeeId(0)]);
  });

  it('the ledger as it stood at a moment, with the root it had then', async () => {
    const sizes = await Promise.all(times.map((at) => snapshotAt(store.ledger, at)));
    expect(sizes.map(({ size }) => size)).toEqual([4, 7, 10]);
    const now = await snapshotNow(store.ledger);
    expect(Buffer.from(sizes[2]?.root ?? [])).toEqual(Buffer.from(now.root));
    const before = await snapshotAt(store.ledger, '2000-01-01T00:00:00.000Z');
    expect(before.size).toBe(0);
    expect(Buffer.from(before.root)).toEqual(Buffer.from(rootOf({ size: 0, hashes: [] })));
  });
});
