/** Entries changed, moved, added or taken away. */
import { canonicalBytes, composeEntry } from '../../src/ledger/entry.ts';
import { agreed } from '../core/ledger/northwind-drafts.ts';
import type { Body } from './ledger-at-hand.ts';
import {
  ANNA,
  anna,
  ben,
  end,
  last,
  nowhere,
  rewriteAnna,
  type Scene,
  start,
  type Tampering,
} from './tampering.ts';

async function insert({ hand }: Scene, seq: number, bytes: Uint8Array): Promise<void> {
  const { key, at, fact } = JSON.parse(Buffer.from(bytes).toString()) as Body;
  const sql =
    'insert into ledger_entries (seq, key, kind, at, bytes, leaf) values (?, ?, ?, ?, ?, ?)';
  await hand.ask(sql, [seq, key, fact.kind, at, Buffer.from(bytes), Buffer.alloc(32)]);
  await hand.write(seq, bytes);
}

/** An entry made as the service makes them, with its fields and on its streams; only the key did not sign it. */
async function forge(scene: Scene, seq: number): Promise<void> {
  const draft = agreed(ANNA);
  const place = { origin: scene.origin, seq, at: '2026-03-02T15:00:00.000Z' };
  const { entry, disclosures } = composeEntry(place, draft);
  await insert(scene, seq, entry.bytes);
  for (const { name, value, encoded, digest } of disclosures) {
    await scene.hand.ask(
      'insert into disclosures (seq, name, value, encoded, digest) values (?, ?, ?, ?, ?)',
      [seq, name, value, encoded, digest],
    );
  }
  for (const stream of draft.streams) {
    await scene.hand.ask('insert into ledger_index (stream, seq) values (?, ?)', [stream, seq]);
  }
}

export const CHANGED: readonly Tampering[] = [
  {
    what: 'one letter of an entry',
    problem: 'bytes_changed',
    seq: anna,
    tamper: (scene) =>
      scene.hand.ask('update ledger_entries set bytes = set_byte(bytes, 40, 35) where seq = ?', [
        anna(scene),
      ]),
  },
  {
    what: 'the hash of an entry',
    problem: 'bytes_changed',
    seq: ben,
    tamper: (scene) =>
      scene.hand.ask('update ledger_entries set leaf = sha256(leaf) where seq = ?', [ben(scene)]),
  },
  {
    what: 'an entry together with its hash',
    problem: 'tile_mismatch',
    seq: start,
    tamper: (scene) =>
      scene.hand.rewrite(anna(scene), (body) => {
        body.fact.directoryPhone = 'different';
      }),
  },
  {
    what: 'the newest entry together with its hash',
    problem: 'head_mismatch',
    seq: nowhere,
    tamper: (scene) =>
      scene.hand.rewrite(last(scene), (body) => {
        body.at = '2020-01-01T00:00:00.000Z';
      }),
  },
  {
    what: 'the whole log hashed anew without the key',
    problem: 'root_mismatch',
    seq: start,
    tamper: rewriteAnna((body) => {
      body.fact.directoryPhone = 'different';
    }),
  },
  {
    what: 'the later half hashed anew without the key',
    problem: 'root_mismatch',
    seq: ({ oldSize }) => oldSize,
    tamper: async (scene) => {
      await scene.hand.rewrite(scene.seqOf('ConsentWithdrawn', 1), (body) => {
        body.fact.means = 'command';
      });
      await scene.hand.rehash();
    },
  },
  {
    what: 'entries in another order',
    problem: 'order',
    seq: anna,
    tamper: async (scene) => {
      const [first, second] = [anna(scene), ben(scene)];
      await scene.hand.ask(
        'update ledger_entries set seq = ?::bigint + ?::bigint - seq where seq in (?, ?)',
        [first, second, first, second],
      );
    },
  },
  {
    what: 'the bytes of two entries exchanged and hashed anew',
    problem: 'order',
    seq: anna,
    tamper: async (scene) => {
      const [one, two] = [
        await scene.hand.bodyOf(anna(scene)),
        await scene.hand.bodyOf(ben(scene)),
      ];
      await scene.hand.write(anna(scene), canonicalBytes(two));
      await scene.hand.write(ben(scene), canonicalBytes(one));
      await scene.hand.rehash();
    },
  },
  {
    what: 'every later entry moved by one',
    problem: 'entry_missing',
    seq: anna,
    tamper: (scene) =>
      scene.hand.ask('update ledger_entries set seq = seq + 1 where seq >= ?', [anna(scene)]),
  },
  {
    what: 'an entry pushed in between',
    problem: 'order',
    seq: (scene) => anna(scene) + 1,
    tamper: async (scene) => {
      const seq = anna(scene);
      for (const table of ['ledger_entries', 'ledger_index', 'disclosures']) {
        await scene.hand.ask(`update ${table} set seq = -seq - 1 where seq >= ?`, [seq]);
        await scene.hand.ask(`update ${table} set seq = -seq where seq < 0`);
      }
      await forge(scene, seq);
      await scene.hand.rehash();
    },
  },
  {
    what: 'an entry the head does not count',
    problem: 'head_mismatch',
    seq: end,
    tamper: (scene) => forge(scene, scene.size),
  },
  {
    what: 'an entry before the first',
    problem: 'order',
    seq: nowhere,
    tamper: (scene) => forge(scene, -1),
  },
  {
    what: 'an entry written twice',
    problem: 'order',
    seq: end,
    tamper: async (scene) => {
      await insert(scene, scene.size, canonicalBytes(await scene.hand.bodyOf(anna(scene))));
      await scene.hand.rehash();
    },
  },
  {
    what: 'a key used twice',
    problem: 'duplicate_key',
    seq: end,
    tamper: async (scene) => {
      const body = await scene.hand.bodyOf(anna(scene));
      await insert(scene, scene.size, canonicalBytes({ ...body, seq: scene.size }));
      await scene.hand.rehash();
    },
  },
];

export const GONE: readonly Tampering[] = [
  {
    what: 'an entry gone',
    problem: 'entry_missing',
    seq: anna,
    tamper: (scene) => scene.hand.ask('delete from ledger_entries where seq = ?', [anna(scene)]),
  },
  {
    what: 'the first entry gone',
    problem: 'entry_missing',
    seq: start,
    tamper: ({ hand }) => hand.ask('delete from ledger_entries where seq = 0'),
  },
  {
    what: 'the newest entry gone',
    problem: 'entry_missing',
    seq: last,
    tamper: (scene) => scene.hand.ask('delete from ledger_entries where seq = ?', [last(scene)]),
  },
  {
    what: 'the newest entry gone and the head corrected',
    problem: 'rollback',
    seq: last,
    tamper: async (scene) => {
      await scene.hand.ask('delete from ledger_entries where seq = ?', [last(scene)]);
      await scene.hand.rehash();
    },
  },
  {
    what: 'the newest hundred entries gone and the head corrected',
    problem: 'rollback',
    seq: ({ size }) => size - 100,
    tamper: async ({ hand, size }) => {
      await hand.ask('delete from ledger_entries where seq >= ?', [size - 100]);
      await hand.rehash();
    },
  },
  {
    what: 'an entry gone, the others moved up and hashed anew',
    problem: 'order',
    seq: anna,
    tamper: async (scene) => {
      await scene.hand.ask('delete from ledger_entries where seq = ?', [anna(scene)]);
      await scene.hand.ask('update ledger_entries set seq = seq - 1 where seq > ?', [anna(scene)]);
      await scene.hand.rehash();
    },
  },
  {
    what: 'an old copy of the database put in its place',
    problem: 'rollback',
    seq: ({ oldSize }) => oldSize,
    tamper: ({ hand }) => hand.putBack('old'),
  },
  {
    what: 'everything gone',
    problem: 'rollback',
    seq: start,
    tamper: async ({ hand }) => {
      await hand.ask('truncate ledger_entries, ledger_index, ledger_nodes, disclosures');
      await hand.rehash();
    },
  },
];
