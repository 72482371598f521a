/** Chance that can be repeated. */

/** mulberry32: numbers from 0 up to 1, the same again from the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Another run with ROLLCALL_SEED set to what was printed has the same chance. */
export const SEED = Number(process.env.ROLLCALL_SEED ?? Date.now() % 1_000_000);
