/**
 * Messages that shall show something newer. Slack allows about fifty updates a minute, so when
 * a whole company answers at once the updates queue here, the newest per message winning.
 * What waits here is only paint: the answer itself was recorded before.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { DeliveryError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';

const TRIES_MAX = 20;
const WAIT_LONGEST_MS = 60_000;

export interface Repaint {
  /** Queues `paint` under `key`; a waiting one with the same key is dropped. Never throws. */
  (key: string, paint: () => Promise<unknown>): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

export function createRepaint(log: Log): Repaint {
  const waiting = new Map<string, () => Promise<unknown>>();
  let running: Promise<void> | null = null;

  const work = async () => {
    for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
      const [key, paint] = next.value;
      waiting.delete(key);
      await insist(paint, () => waiting.has(key), log);
    }
    running = null;
  };

  const queue = (key: string, paint: () => Promise<unknown>) => {
    waiting.delete(key);
    waiting.set(key, paint);
    running ??= work();
  };
  return Object.assign(queue, { idle: async () => running ?? undefined });
}

/** Tries until painted, overtaken or hopeless; an update may safely be made twice. */
async function insist(
  paint: () => Promise<unknown>,
  overtaken: () => boolean,
  log: Log,
): Promise<void> {
  for (let tries = 1; tries <= TRIES_MAX && !overtaken(); tries += 1) {
    const pauseMs = await paint().then(
      () => null,
      (error: unknown) => pauseAfter(error, tries),
    );
    if (pauseMs === null) return;
    if (pauseMs === 'hopeless' || tries === TRIES_MAX) {
      log.warn('A message could not be brought up to date.', { tries });
      return;
    }
    await wait(pauseMs, undefined, { ref: false });
  }
}

function pauseAfter(error: unknown, tries: number): number | 'hopeless' {
  if (!(error instanceof DeliveryError)) return 'hopeless';
  if (error.trouble === 'refused' || error.trouble === 'workspace') return 'hopeless';
  return Math.min(WAIT_LONGEST_MS, Math.max(error.retryAfterMs, 250 * 2 ** Math.min(tries, 7)));
}
