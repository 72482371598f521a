/**
 * Messages that shall show something newer. Slack allows about fifty updates a minute (Teams
 * fifty a second, sends included), so when
 * a whole company answers at once the updates queue here, the newest per message winning.
 * What waits here is only paint: the answer itself was recorded before.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { DeliveryError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';

const TRIES_MAX = 20;
const WAIT_LONGEST_MS = 60_000;

/** What is limited apart: updates of messages, new messages, files that take long to make, Home tabs, looking people up. One lane never holds up another. */
export type Lane = 'update' | 'post' | 'document' | 'home' | 'directory';

export interface Repaint {
  /** Queues `paint` under `key`; one that still waits under the same key is dropped. Never throws. */
  (lane: Lane, key: string, paint: () => Promise<unknown>): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

export function createRepaint(log: Log): Repaint {
  const lanes: Record<Lane, Queue> = {
    update: createQueue({ log, repeatable: true }),
    post: createQueue({ log, repeatable: false }),
    document: createQueue({ log, repeatable: false }),
    home: createQueue({ log, repeatable: true }),
    directory: createQueue({ log, repeatable: true }),
  };
  return Object.assign(
    (lane: Lane, key: string, paint: () => Promise<unknown>) => lanes[lane].add(key, paint),
    {
      idle: async () => {
        // A file that cannot be brought is told as a new message.
        await lanes.document.idle();
        await Promise.all(Object.values(lanes).map((lane) => lane.idle()));
      },
    },
  );
}

interface Queue {
  add(key: string, paint: () => Promise<unknown>): void;
  idle(): Promise<void>;
}

interface QueueRules {
  readonly log: Log;
  /** False for what would appear twice: a post that may have arrived is not made again. */
  readonly repeatable: boolean;
}

function createQueue(rules: QueueRules): Queue {
  const waiting = new Map<string, () => Promise<unknown>>();
  let running: Promise<void> | null = null;
  const work = async () => {
    for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
      const [key, paint] = next.value;
      waiting.delete(key);
      await insist(paint, () => waiting.has(key), rules);
    }
    running = null;
  };
  return {
    add: (key, paint) => {
      waiting.delete(key);
      waiting.set(key, paint);
      running ??= work();
    },
    idle: async () => running ?? undefined,
  };
}

/** Tries until painted, overtaken or hopeless. */
async function insist(
  paint: () => Promise<unknown>,
  overtaken: () => boolean,
  { log, repeatable }: QueueRules,
): Promise<void> {
  for (let tries = 1; tries <= TRIES_MAX && !overtaken(); tries += 1) {
    const trouble = await paint().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (trouble === null) return;
    const pauseMs = pauseAfter(trouble.error, tries, repeatable);
    if (pauseMs === null || tries === TRIES_MAX) {
      log.warn('A message could not be brought up to date.', { tries });
      return;
    }
    await wait(pauseMs, undefined, { ref: false });
  }
}

/** How long to wait before the next try; null when there is no point in one. */
function pauseAfter(error: unknown, tries: number, repeatable: boolean): number | null {
  if (!(error instanceof DeliveryError)) return null;
  const again = error.retryable || (repeatable && error.trouble === 'in_doubt');
  if (!again) return null;
  return Math.min(WAIT_LONGEST_MS, Math.max(error.retryAfterMs, 250 * 2 ** Math.min(tries, 7)));
}
