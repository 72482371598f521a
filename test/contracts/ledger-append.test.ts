import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '../../adapters/postgres/index.ts';
import { InvalidInputError, StaleError } from '../../src/errors.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { Draft } from '../../src/ledger/fact.ts';
import { EMPTY_FRONTIER, extend, leafHash, rootOf } from '../../src/ledger/tree.ts';
import { collect } from '../support/collect.ts';
import {
  delivery,
  deliveryId,
  employeeId,
  given,
  joined,
  launched,
  range,
} from '../support/facts.ts';
import { eachStore } from '../support/stores.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What must hold of every ledger at any time: gapless, no key twice, and the root is the tree's. */
async function expectUnbroken(store: Store): Promise<readonly Entry[]> {
  const entries = await collect(store.ledger.entries(0, Number.MAX_SAFE_INTEGER));
  const head = await store.ledger.head();
  expect(entries.map(({ seq }) => seq)).toEqual(range(head.size));
  expect(new Set(entries.map(({ key }) => key)).size).toBe(head.size);
  const frontier = entries.reduce((so, { bytes }) => extend(so, leafHash(bytes)), EMPTY_FRONTIER);
  expect(hex(head.root)).toBe(hex(rootOf(frontier)));
  return entries;
}

eachStore(({ name, open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  it('begins with the root of the empty tree', async () => {
    const head = await store.ledger.head();
    expect(head.size).toBe(0);
    expect(hex(head.root)).toBe(hex(rootOf(EMPTY_FRONTIER)));
  });

  describe('append', () => {
    it('gives back the entry that is read afterwards', async () => {
      const { entries, repeated } = await store.ledger.append({ drafts: [joined(1)] });
      expect(repeated).toBe(false);
      const [entry] = entries;
      const read = await store.ledger.byKey('joined:1');
      expect(read).toMatchObject({ seq: entry?.seq, fact: joined(1).fact });
      expect(read?.personal).toEqual(joined(1).personal);
      expect(hex(read?.bytes ?? new Uint8Array())).toBe(hex(entry?.bytes ?? new Uint8Array()));
    });

    it('writes a key once and returns the first entry to whoever repeats it', async () => {
      const first = await store.ledger.append({ drafts: [joined(2)] });
      const size = (await store.ledger.head()).size;
      const second = await store.ledger.append({ drafts: [joined(2)] });
      expect(second.repeated).toBe(true);
      expect(second.entries.map(({ seq }) => seq)).toEqual(first.entries.map(({ seq }) => seq));
      expect((await store.ledger.head()).size).toBe(size);
    });

    it('writes a key once when 50 callers race for it', async () => {
      const answers = await Promise.all(
        range(50).map(() => store.ledger.append({ drafts: [given(9, 3)] })),
      );
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(answers.map(({ entries }) => entries[0]?.seq)).size).toBe(1);
      await expectUnbroken(store);
    });

    it('keeps one unbroken log when 50 callers append at once', async () => {
      await Promise.all(range(50).map((n) => store.ledger.append({ drafts: [joined(100 + n)] })));
      const entries = await expectUnbroken(store);
      const keys = new Set(entries.map(({ key }) => key));
      expect(range(50).every((n) => keys.has(`joined:${100 + n}`))).toBe(true);
    });

    it('lets one of two decisions win that rest on the same version of a stream', async () => {
      const stream = `employee:${employeeId(1)}` as const;
      const seq = (await store.ledger.versions([stream])).get(stream) ?? -1;
      const decide = (answer: number) =>
        store.ledger.append({ drafts: [given(1, 1, answer)], expect: [{ stream, seq }] });
      const results = await Promise.allSettled([decide(1), decide(2)]);
      const lost = results.filter((result) => result.status === 'rejected');
      expect(lost.map(({ reason }) => reason)).toEqual([expect.any(StaleError)]);
      await expectUnbroken(store);
    });

    it('repeats an answer even though its stream has moved on since', async () => {
      const stream = `employee:${employeeId(4)}` as const;
      const append = { drafts: [given(1, 4)], expect: [{ stream, seq: -1 }] };
      expect((await store.ledger.append(append)).repeated).toBe(false);
      expect((await store.ledger.append(append)).repeated).toBe(true);
    });

    it('expects -1 of a stream without entries', async () => {
      const stream = `employee:${employeeId(5)}` as const;
      await expect(
        store.ledger.append({ drafts: [joined(5)], expect: [{ stream, seq: 0 }] }),
      ).rejects.toThrow(StaleError);
      expect(await store.ledger.byKey('joined:5')).toBeNull();
    });

    it('refuses a fact that its schema refuses, and with it all of the append', async () => {
      const bad = { ...joined(7), fact: { ...joined(7).fact, employeeId: 'nobody' } } as Draft;
      const size = (await store.ledger.head()).size;
      await expect(store.ledger.append({ drafts: [joined(6), bad] })).rejects.toThrow(
        InvalidInputError,
      );
      expect((await store.ledger.head()).size).toBe(size);
      expect(await store.views.employee(employeeId(6))).toBeNull();
    });

    it.each([
      ['a NUL character', 'Ada\u0000Byron'],
      ['half a character', 'Ada\ud800'],
    ])('refuses %s in a personal field', async (_what, text) => {
      const draft = { ...joined(8), personal: { ...joined(8).personal, name: text } };
      await expect(store.ledger.append({ drafts: [draft] })).rejects.toThrow(InvalidInputError);
    });

    it('refuses an append without any fact', async () => {
      await expect(store.ledger.append({ drafts: [] })).rejects.toThrow(InvalidInputError);
    });

    it('enqueues deliveries with the entry, and once', async () => {
      const append = { drafts: [launched(2, 2)], enqueue: [delivery(2, 1), delivery(2, 2)] };
      await store.ledger.append(append);
      await store.ledger.append(append);
      expect((await store.views.counts('brd_000002')).pending).toBe(2);
    });

    it('enqueues nothing when the append is refused', async () => {
      const stream = 'broadcast:brd_000003' as const;
      const append = { drafts: [launched(3, 1)], enqueue: [delivery(3, 1)] };
      await expect(
        store.ledger.append({ ...append, expect: [{ stream, seq: 7 }] }),
      ).rejects.toThrow(StaleError);
      expect(await store.work.delivery(deliveryId(3, 1))).toBeNull();
    });

    it('keeps the good appends of a batch in which one cannot be written', async () => {
      const unsendable = { ...delivery(4, 1), account: 'nowhere' };
      const results = await Promise.allSettled([
        store.ledger.append({ drafts: [joined(201)] }),
        store.ledger.append({ drafts: [joined(202)], enqueue: [unsendable] }),
        store.ledger.append({ drafts: [joined(203)] }),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await store.ledger.byKey('joined:202')).toBeNull();
      expect(await store.views.employee(employeeId(202))).toBeNull();
      await expectUnbroken(store);
    });
  });

  describe('reading', () => {
    it('keeps the hash of every 256 leaves, as the tree has it', async () => {
      await store.ledger.append({ drafts: range(300).map((n) => joined(2000 + n)) });
      await Promise.all(range(300).map((n) => store.ledger.append({ drafts: [joined(3000 + n)] })));
      const { size } = await store.ledger.head();
      const leaves = await store.ledger.leaves(0, size);
      const tile = (from: number) =>
        rootOf(leaves.slice(from, from + 256).reduce(extend, EMPTY_FRONTIER));
      const nodes = await store.ledger.nodes(1, 0, 10);
      expect(nodes.map(hex)).toEqual(range(Math.floor(size / 256)).map((n) => hex(tile(n * 256))));
      expect(nodes.length).toBeGreaterThanOrEqual(2);
      expect(await store.ledger.nodes(2, 0, 10)).toEqual([]);
      await expectUnbroken(store);
    });

    it('gives everything exactly as stored', async () => {
      const [stored] = await collect(store.ledger.stored(0, 1));
      expect(stored).toMatchObject({
        seq: 0,
        key: 'joined:1',
        kind: 'EmployeeJoined',
        streams: [`employee:${employeeId(1)}`],
      });
      expect(stored?.disclosures.map((one) => one.name)).toEqual(['account', 'email', 'name']);
      expect(hex(stored?.leaf ?? new Uint8Array())).toBe(
        hex(leafHash(stored?.bytes ?? new Uint8Array())),
      );
    });

    it('gives the entries of one subject in order', async () => {
      const entries = await store.ledger.entriesOf(`employee:${employeeId(1)}`);
      expect(entries.map(({ key }) => key)[0]).toBe('joined:1');
      expect(entries.map(({ seq }) => seq)).toEqual(
        entries.map(({ seq }) => seq).sort((a, b) => a - b),
      );
    });
  });

  if (name === 'postgres') {
    it('makes one unbroken log of what two replicas append at once', async () => {
      const other = await open();
      const answers = await Promise.all(
        range(50).flatMap((n) => [
          store.ledger.append({ drafts: [joined(1000 + n)] }),
          other.ledger.append({ drafts: [joined(1000 + n)] }),
        ]),
      );
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(50);
      await expectUnbroken(other);
      await other.close();
    });
  }
});
