/** Grows the tree anew from leaf hashes alone, with every stored hash it should have on the way. */
import { EMPTY_FRONTIER, extend, type Frontier, joinPeaks } from './tree.ts';

export interface TreeBuilder {
  add(leaf: Uint8Array): void;
  readonly size: number;
  root(): Uint8Array;
  /** Hashes of complete subtrees of 256^level leaves, level 1 and up, in order. */
  nodes(level: number): readonly Uint8Array[];
  /** How many levels above the leaves have a complete node. */
  readonly levels: number;
}

/** A tree without leaves. Keeps one hash per 256 leaves: 128 KiB for a million. */
export function buildTree(): TreeBuilder {
  const open: Frontier[] = [EMPTY_FRONTIER];
  const complete: Uint8Array[][] = [[]];
  let size = 0;

  function add(level: number, hash: Uint8Array): void {
    const grown = extend(open[level] ?? EMPTY_FRONTIER, hash);
    if (grown.size < 256) {
      open[level] = grown;
      return;
    }
    const node = joinPeaks(grown.hashes);
    open[level] = EMPTY_FRONTIER;
    if (complete.length === level + 1) complete.push([]);
    complete[level + 1]?.push(node);
    add(level + 1, node);
  }

  return {
    add(leaf) {
      size++;
      add(0, leaf);
    },
    get size() {
      return size;
    },
    root: () => joinPeaks(open.toReversed().flatMap(({ hashes }) => hashes)),
    nodes: (level) => complete[level] ?? [],
    get levels() {
      return complete.length - 1;
    },
  };
}
