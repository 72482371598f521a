/** Killed at any moment, nothing that was acknowledged is lost, and no human is needed to go on. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { EMPTY_FRONTIER, extend, leafHash, rootOf } from '../../src/ledger/tree.ts';
import { spawnTypeScript } from '../support/child.ts';
import { collect } from '../support/collect.ts';
import { range } from '../support/facts.ts';
import { randomFrom, SEED } from '../support/random.ts';
import { eachStore, type StoreUnderTest } from '../support/stores.ts';
import type { AppendingOptions } from './appending-child.ts';

const CYCLES = Number(process.env.ROLLCALL_CRASH_CYCLES ?? 10);
const CHILD = new URL('appending-child.ts', import.meta.url);
const KEYS_PER_LIFE = 100_000;
const MINUTES_MS = 60_000 * Math.max(3, CYCLES / 4);

let lives = 0;

/** One life of the child: the keys it told before it was killed. */
async function liveAndDie(options: AppendingOptions, random: () => number): Promise<string[]> {
  const child = spawnTypeScript(CHILD, [JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  if (child.stdout === null) throw new Error('The child has no standard output.');
  const lines = createInterface({ input: child.stdout });
  const closed = once(lines, 'close');
  const told: string[] = [];
  // Every fifth dies while it starts, at any point of it; the others after so many lines. The
  // control has to live: it can lose only what it told.
  const young = options.manner === 'patient' && random() < 0.2;
  const enough = young ? 0 : 1 + Math.floor(random() * 1500);
  const early = young ? pause(random() * 3000) : null;
  const heard = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line !== 'ready') told.push(line);
      if (told.length >= enough) resolve();
    });
  });
  await Promise.race([heard, exited, ...(early === null ? [] : [early])]);
  await pause(random() * 20);
  child.kill('SIGKILL');
  const [code, signal] = await exited;
  await closed;
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
  return told;
}

interface Outcome {
  readonly acknowledged: number;
  readonly lost: number;
}

async function crash(
  store: StoreUnderTest,
  manner: AppendingOptions['manner'],
  cycles: number,
): Promise<Outcome> {
  const random = randomFrom(SEED);
  const opened = await store.open();
  await opened.close();
  const told: string[] = [];
  for (const _ of range(cycles)) {
    lives += 1;
    const options = { place: store.place, from: lives * KEYS_PER_LIFE, manner };
    told.push(...(await liveAndDie(options, random)));
  }
  const kept = await keysOfUnbrokenLedger(store);
  return { acknowledged: told.length, lost: told.filter((key) => !kept.has(key)).length };
}

async function keysOfUnbrokenLedger(store: StoreUnderTest): Promise<ReadonlySet<string>> {
  const opened = await store.open();
  const entries = await collect(opened.ledger.entries(0, Number.MAX_SAFE_INTEGER));
  const head = await opened.ledger.head();
  expect(entries.map(({ seq }) => seq)).toEqual(range(head.size));
  const frontier = entries.reduce((so, { bytes }) => extend(so, leafHash(bytes)), EMPTY_FRONTIER);
  expect(Buffer.from(head.root).equals(rootOf(frontier))).toBe(true);
  await opened.close();
  return new Set(entries.map(({ key }) => key));
}

const report = (what: string, { acknowledged, lost }: Outcome) =>
  process.stdout.write(`${what}: seed ${SEED}, ${acknowledged} acknowledged, ${lost} lost\n`);

eachStore((store) => {
  it(
    'loses no acknowledged entry when its process is killed again and again',
    async () => {
      const outcome = await crash(store, 'patient', CYCLES);
      report(`${CYCLES} kills on ${store.name}`, outcome);
      expect(outcome).toEqual({ acknowledged: expect.any(Number), lost: 0 });
      expect(outcome.acknowledged).toBeGreaterThan(CYCLES);
    },
    MINUTES_MS,
  );

  it(
    'would be caught by this test if it answered before the commit',
    async () => {
      const outcome = await crash(store, 'hasty', 3);
      report(`3 kills of the hasty control on ${store.name}`, outcome);
      expect(outcome.lost).toBeGreaterThan(0);
    },
    MINUTES_MS,
  );
});
