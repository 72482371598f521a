/**
 * A process that appends without end and tells every key that was acknowledged, until it is
 * killed. `hasty` is the negative control: it tells a key before the store has answered.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../adapters/postgres/index.ts';
import { joined } from '../support/facts.ts';
import { type StorePlace, testStoreOptions } from '../support/store-options.ts';

export interface AppendingOptions {
  readonly place: StorePlace;
  /** The first of the numbers that make the keys. */
  readonly from: number;
  readonly manner: 'patient' | 'hasty';
}

const CALLERS = 20;
const STORAGE_BROKEN = 70;

const options = JSON.parse(process.argv[2] ?? '') as AppendingOptions;
const tell = (line: string) => writeSync(1, `${line}\n`);

const store = await openStore({
  ...(await testStoreOptions(options.place)),
  onFatal: () => process.exit(STORAGE_BROKEN),
});
tell('ready');

let next = options.from;

async function appendForEver(): Promise<never> {
  for (;;) {
    const draft = joined(next);
    next += 1;
    const answer = store.ledger.append({ drafts: [draft] });
    if (options.manner === 'hasty') tell(draft.key);
    await answer;
    if (options.manner === 'patient') tell(draft.key);
  }
}

await Promise.all(Array.from({ length: CALLERS }, appendForEver));
