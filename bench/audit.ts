/**
 * `npm run bench:audit`: how long a random audit takes in a ledger of a million entries (or as
 * many as AUDIT_ENTRIES says), and where the time goes. Nothing is asserted.
 */
import { execFile } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { zipFiles } from '../adapters/documents/zip.ts';
import type { Ledger, Ports } from '../src/ports.ts';
import { createService } from '../src/service.ts';
import { fillLedger } from './fill-ledger.ts';
import { openPlace, type Place, startServer } from './place.ts';
import { count, duration } from './result.ts';
import { medianMs } from './timing.ts';

const ENTRIES = Number(process.env.AUDIT_ENTRIES ?? 1_000_000);
const RUNS = 5;
const COLD_RUNS = 3;
const SCANNED = 20_000;
const operator = { kind: 'operator' } as const;

const server = await startServer();
const place = await openPlace(server);
try {
  const counted = counting(place.ports());
  const startMs = performance.now();
  const size = await fillLedger(counted.ports, ENTRIES);
  const filledMs = performance.now() - startMs;
  const store = server === null ? 'embedded' : `Postgres ${server.version}`;
  const load = () => `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
  console.log(`${cpus().length} processors, ${store}, Node ${process.versions.node}, ${load()}`);
  console.log(`${count(size)} entries written in ${duration(filledMs)}`);
  await measure(counted, size);
  if (server !== null) await measureCommands(place);
  console.log(load());
} finally {
  await place.close();
  await server?.stop();
}

async function measure({ ports, taken }: Counting, size: number): Promise<void> {
  const service = createService(ports);
  let seed = 0;
  const audit = async (at?: string) => {
    seed += 1;
    const whom = { sample: 5, seed: `bench ${seed}` };
    const made = await service.audit(operator, { whom, ...(at === undefined ? {} : { at }) });
    if (!made.ok || made.people.length !== 5) throw new Error('The audit does not hold.');
    return made;
  };
  const first = performance.now();
  const made = await audit();
  console.log(`the first audit of 5: ${duration(performance.now() - first)}`);
  taken();
  await audit();
  const reads = taken();
  console.log(`an audit of 5: ${duration(await medianMs(RUNS, audit))} (median of ${RUNS})`);
  console.log(`  its reads: ${reads}`);
  console.log(`  its zip: ${duration(await medianMs(RUNS, async () => zipFiles(made.files)))}`);
  const middle = (await ports.ledger.entriesAt([Math.floor(size / 2)]))[0]?.at;
  const early = await medianMs(RUNS, () => audit(middle));
  console.log(`an audit of 5 as of an earlier moment: ${duration(early)} (median of ${RUNS})`);
  const scan = await medianMs(1, () => readSome(ports.ledger));
  const all = (scan * size) / SCANNED;
  console.log(`baseline, one pass over all entries: ${duration(all)} (from ${count(SCANNED)})`);
}

/** As somebody types them: the program starts, opens the store, draws every page, writes the file and ends. */
async function measureCommands({ environment }: Place): Promise<void> {
  const program = fileURLToPath(new URL('../src/main.js', import.meta.url));
  const typed = async (...words: string[]) => {
    const env = { ...process.env, ...environment };
    const options = { env, cwd: environment.ROLLCALL_DATA };
    const ended = promisify(execFile)(process.execPath, [program, ...words], options);
    // 1 is an answer too: not ready, must not be texted.
    await ended.catch((error: { code?: unknown }) => {
      if (error.code !== 1) throw error;
    });
  };
  const commands = [
    ['audit', '--sample', '5', '--seed', 'bench'],
    ['audit', '--sample', '20', '--seed', 'bench'],
    ['audit', '--employee', 'emp_bench0000001'],
    ['check', '--phone', '+15125550101'],
    ['summary'],
    ['summary', '--format', 'pdf'],
  ];
  for (const words of commands) {
    const taken = await medianMs(COLD_RUNS, () => typed(...words));
    console.log(`rollcall ${words.join(' ')}: ${duration(taken)} (cold, median of ${COLD_RUNS})`);
  }
}

async function readSome(ledger: Ledger): Promise<void> {
  for await (const _ of ledger.entries(0, SCANNED));
}

interface Counting {
  readonly ports: Ports;
  /** What was read since the last time, in words. */
  taken(): string;
}

/** Counts the calls of the ledger and how long they took. */
function counting(ports: Ports): Counting {
  const calls = new Map<string, { times: number; ms: number }>();
  const timed =
    <A extends unknown[], R>(name: string, call: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const startMs = performance.now();
      const result = await call(...given);
      const known = calls.get(name) ?? { times: 0, ms: 0 };
      const ms = known.ms + performance.now() - startMs;
      calls.set(name, { times: known.times + 1, ms });
      return result;
    };
  const { ledger } = ports;
  const watched: Ledger = {
    ...ledger,
    head: timed('head', ledger.head),
    byKey: timed('byKey', ledger.byKey),
    entriesOf: timed('entriesOf', ledger.entriesOf),
    entriesAt: timed('entriesAt', ledger.entriesAt),
    leaves: timed('leaves', ledger.leaves),
    nodes: timed('nodes', ledger.nodes),
    disclosures: timed('disclosures', ledger.disclosures),
  };
  return {
    ports: { ...ports, ledger: watched },
    taken: () => {
      const all = [...calls].map(([name, { times, ms }]) => `${times} ${name} ${duration(ms)}`);
      calls.clear();
      return all.join(', ');
    },
  };
}
