/** One stored entry against itself: bytes, hash, columns, disclosures, index. */
import type { StoredEntry } from '../ports.ts';
import {
  canonicalBytes,
  disclosureFault,
  type Entry,
  type EntryBody,
  personalOf,
  readBody,
} from './entry.ts';
import { entryProblem, type VerificationProblem } from './problem.ts';
import { streamsOf } from './streams.ts';
import { leafHash } from './tree.ts';

export interface CheckedEntry {
  /** Null when the bytes cannot be read at all. */
  readonly entry: Entry | null;
  readonly leaf: Uint8Array;
  /** How many committed personal fields are no longer held. */
  readonly missing: number;
  readonly problems: readonly VerificationProblem[];
}

/** Everything that can be said about one stored entry without its neighbours. */
export function checkStored(stored: StoredEntry, origin: string): CheckedEntry {
  const { seq, bytes, disclosures } = stored;
  const leaf = leafHash(bytes);
  const problems: VerificationProblem[] = [];
  const note = (problem: string, what: string) => problems.push(entryProblem(seq, problem, what));
  if (!same(leaf, stored.leaf)) {
    note('bytes_changed', 'its bytes do not have the hash that was recorded for them');
  }
  const body = bodyOf(bytes);
  if (typeof body === 'string') {
    note('not_an_entry', body);
    return { entry: null, leaf, missing: 0, problems };
  }
  if (!same(canonicalBytes(body), bytes))
    note('not_canonical', 'its bytes are not canonical JSON (RFC 8785)');
  checkColumns(stored, { body, origin }, note);
  for (const disclosure of disclosures) {
    const fault = disclosureFault(disclosure, body._sd);
    if (fault !== null)
      note('disclosure_mismatch', `its personal field "${disclosure.name}" was changed: ${fault}`);
  }
  const held = new Set(disclosures.map(({ digest }) => digest));
  const missing = body._sd.filter((digest) => !held.has(digest)).length;
  const { at, key, fact } = body;
  // By its column: that is the place where it was found, whatever it says of itself.
  const entry: Entry = { seq, at, key, fact, personal: personalOf(disclosures), bytes };
  checkStreams(stored, entry, note);
  return { entry, leaf, missing, problems };
}

type Note = (problem: string, what: string) => void;

function bodyOf(bytes: Uint8Array): EntryBody | string {
  try {
    return readBody(bytes);
  } catch (error) {
    return `it cannot be read (${(error as Error).message.replace(/\.$/, '')})`;
  }
}

function checkColumns(
  stored: StoredEntry,
  { body, origin }: { body: EntryBody; origin: string },
  note: Note,
): void {
  if (body.seq !== stored.seq) note('order', `its bytes say that it is entry ${body.seq}`);
  if (body.origin !== origin) note('wrong_origin', 'it was made for another ledger');
  const columns = { key: body.key, at: body.at, kind: body.fact.kind } as const;
  for (const [name, value] of Object.entries(columns)) {
    if (stored[name as keyof typeof columns] !== value) {
      note('column_changed', `its column "${name}" says something else than its bytes`);
    }
  }
}

/** Every implied stream must be there; an employee, the numbers or the roles never without reason. */
function checkStreams(stored: StoredEntry, entry: Entry, note: Note): void {
  const implied: readonly string[] = streamsOf(entry.fact, entry.personal);
  const kindOf = (stream: string) => stream.split(':', 1)[0] ?? stream;
  for (const stream of implied) {
    if (!isKept(stream, stored.streams))
      note('index_mismatch', `it is missing from its ${kindOf(stream)} stream`);
  }
  for (const stream of stored.streams) {
    if (/^(?:employee:|numbers$|roles$)/.test(stream) && !implied.includes(stream)) {
      note('index_mismatch', `it stands on a stream of another subject (${kindOf(stream)})`);
    }
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The name of a number's stream is keyed, so without the key only its being there can be checked. */
const isKept = (stream: string, kept: readonly string[]): boolean =>
  stream.startsWith('phone:')
    ? kept.some((one) => one.startsWith('phone:'))
    : kept.includes(stream);
