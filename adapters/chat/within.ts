/** A chat waits a few seconds for an answer (Slack three, Teams five); what takes longer is finished afterwards. */
import { setTimeout as wait } from 'node:timers/promises';
import { BusyError, UncertainError } from '../../src/errors.ts';
import type { Clock } from '../../src/ports.ts';

/** From the arrival of a request to our answer, leaving half a second for the way. */
export const ANSWER_BUDGET_MS = 2_400;

const INSIST_MS = 60_000;

/** The outcome if it comes within `ms`; `late` otherwise, while the work goes on. */
export async function within<T>(ms: number, outcome: Promise<T>): Promise<T | 'late'> {
  const timer = new AbortController();
  try {
    return await Promise.race([outcome, wait(ms, 'late' as const, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}

/**
 * Repeats an idempotent act while its fate is unknown, for a minute at most; a busy store is
 * given time too. @throws what the last try threw
 */
export async function untilCertain<T>(clock: Clock, act: () => Promise<T>): Promise<T> {
  const endMs = clock.nowMs() + INSIST_MS;
  for (let pauseMs = 100; ; pauseMs = Math.min(4_000, pauseMs * 2)) {
    try {
      return await act();
    } catch (error) {
      const unclear = error instanceof UncertainError || error instanceof BusyError;
      if (!unclear || clock.nowMs() >= endMs) throw error;
    }
    await wait(pauseMs);
  }
}
