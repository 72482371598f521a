/** A clock that stands still until it is told to move. */
import type { Clock } from '../../src/ports.ts';

export interface FakeClock extends Clock {
  advance(ms: number): void;
}

export function fakeClock(start = '2026-08-03T15:00:00.000Z'): FakeClock {
  let atMs = Date.parse(start);
  return {
    now: () => new Date(atMs).toISOString(),
    nowMs: () => atMs,
    advance: (ms) => {
      atMs += ms;
    },
  };
}
