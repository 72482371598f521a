/**
 * Runs one piece of work again and again: at once when woken, else when the work itself says
 * its next turn is due. One turn at a time; a wake-up during a turn starts another after it.
 */
import type { Log } from '../../src/ports.ts';
import { codeOf } from './heartbeat.ts';

export interface Pump {
  wake(): void;
  /** Lets the turn under way end, then stops for good. */
  stop(): Promise<void>;
}

/** `turn` returns the milliseconds until it wants to run again, or null to wait for a wake-up. */
export function startPump(options: {
  turn: () => Promise<number | null>;
  log: Log;
  restAfterErrorMs?: number;
}): Pump {
  const { turn, log, restAfterErrorMs = 1000 } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let woken = false;
  let stopped = false;

  async function once(): Promise<number | null> {
    try {
      return await turn();
    } catch (error) {
      log.error('A turn of the pump failed; it rests and tries again.', { code: codeOf(error) });
      return restAfterErrorMs;
    }
  }

  async function run(): Promise<void> {
    let rest: number | null = 0;
    do {
      woken = false;
      rest = await once();
    } while (woken && !stopped);
    running = null;
    if (rest !== null && !stopped) timer = setTimeout(start, Math.max(1, rest));
  }

  function start(): void {
    clearTimeout(timer);
    woken = true;
    if (running === null && !stopped) running = run();
  }

  return {
    wake: start,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
