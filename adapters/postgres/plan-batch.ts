/** Decides what one transaction writes for the appends gathered in it; no I/O. */
import { InvalidInputError, StaleError } from '../../src/errors.ts';
import { composeEntry, type Disclosure, type Entry } from '../../src/ledger/entry.ts';
import type { Draft, Stream } from '../../src/ledger/fact.ts';
import { extend, type Frontier, leafHash } from '../../src/ledger/tree.ts';
import type { Append, Appended } from '../../src/ports.ts';
import { completedNodes, type KeptNode } from './frontier-bytes.ts';
import { drawSalt } from './salts.ts';

/** What the ledger holds at the moment its head is locked. */
export interface Standing {
  readonly frontier: Frontier;
  /** Entries that already carry one of the keys asked for. */
  readonly byKey: ReadonlyMap<string, Entry>;
  /** The newest seq of every stream an append expects something of. */
  readonly versions: ReadonlyMap<Stream, number>;
}

export interface NewEntry {
  readonly entry: Entry;
  readonly leaf: Uint8Array;
  readonly streams: readonly Stream[];
  readonly disclosures: readonly Disclosure[];
}

export interface Plan {
  /** One per append, in order: what its caller is told once the commit is durable. */
  readonly outcomes: readonly (Appended | Error)[];
  readonly entries: readonly NewEntry[];
  readonly nodes: readonly KeptNode[];
  readonly accepted: readonly Append[];
  readonly frontier: Frontier;
}

/** Each append is planned as if it came alone after those before it: all of it or nothing. */
export function planBatch(
  appends: readonly Append[],
  standing: Standing,
  place: { readonly origin: string; readonly at: string },
): Plan {
  const byKey = new Map(standing.byKey);
  const versions = new Map(standing.versions);
  const entries: NewEntry[] = [];
  const nodes: KeptNode[] = [];
  const accepted: Append[] = [];
  let frontier = standing.frontier;

  const take = (added: NewEntry) => {
    entries.push(added);
    byKey.set(added.entry.key, added.entry);
    for (const stream of added.streams) versions.set(stream, added.entry.seq);
    nodes.push(...completedNodes(frontier, added.leaf));
    frontier = extend(frontier, added.leaf);
  };

  const outcomes = appends.map((append) => {
    try {
      const earlier = repetition(append, byKey);
      if (earlier !== null) return earlier;
      refuseStale(append, versions);
      const added = compose(append.drafts, byKey, { ...place, seq: frontier.size });
      for (const one of added) take(one);
      accepted.push(append);
      return { entries: found(append.drafts, byKey), repeated: false };
    } catch (error) {
      return error as Error;
    }
  });
  return { outcomes, entries, nodes, accepted, frontier };
}

type ByKey = ReadonlyMap<string, Entry>;

const found = (drafts: readonly Draft[], byKey: ByKey): readonly Entry[] =>
  drafts.flatMap(({ key }) => byKey.get(key) ?? []);

function repetition({ drafts }: Append, byKey: ByKey): Appended | null {
  const [first] = drafts;
  if (first === undefined)
    throw new InvalidInputError('drafts', 'There is nothing to record: name at least one fact.');
  return byKey.has(first.key) ? { entries: found(drafts, byKey), repeated: true } : null;
}

function refuseStale({ expect = [] }: Append, versions: ReadonlyMap<Stream, number>): void {
  const stale = expect.find(({ stream, seq }) => (versions.get(stream) ?? -1) !== seq);
  if (stale === undefined) return;
  const subject = stale.stream.split(':', 1)[0];
  throw new StaleError(
    `Something newer is on record about this ${subject}: read it and decide again.`,
  );
}

/** A later draft whose key is on record already is not written again: its entry stands for it. */
function compose(
  drafts: readonly Draft[],
  byKey: ByKey,
  place: { readonly origin: string; readonly at: string; readonly seq: number },
): readonly NewEntry[] {
  const added = new Map<string, NewEntry>();
  for (const draft of drafts) {
    if (byKey.has(draft.key) || added.has(draft.key)) continue;
    const at = { ...place, seq: place.seq + added.size };
    const { entry, disclosures } = composeEntry(at, draft, drawSalt);
    const streams = [...new Set(draft.streams)];
    added.set(draft.key, { entry, disclosures, streams, leaf: leafHash(entry.bytes) });
  }
  return [...added.values()];
}
