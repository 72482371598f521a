/** Group commit: one writer per process gathers the appends that wait into one transaction. */
import { BusyError, UncertainError } from '../../src/errors.ts';
import type { Append, Appended } from '../../src/ports.ts';

/** More than this and a caller would wait longer than a platform gives us to answer. */
const BACKLOG_MS = 2_000;
const MAX_WAITING_DRAFTS = 20_000;
const MAX_BATCH_DRAFTS = 1_000;

type WriteBatch = (appends: readonly Append[]) => Promise<readonly (Appended | Error)[]>;

interface Waiting {
  readonly append: Append;
  readonly sinceMs: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

export interface AppendQueue {
  /** @throws BusyError when about two seconds of appends are waiting already. */
  add(append: Append): Promise<Appended>;
  /** Refuses what comes from now on, and resolves when what waits is written. */
  close(): Promise<void>;
}

export function createAppendQueue(write: WriteBatch): AppendQueue {
  let waiting: Waiting[] = [];
  let waitingDrafts = 0;
  let closed = false;
  let writing: Promise<void> | null = null;

  const writeAll = async () => {
    // Whoever calls within the same turn of the event loop goes into the same transaction.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchLength(waiting));
      waiting = waiting.slice(batch.length);
      waitingDrafts -= draftsIn(batch);
      await settle(write, batch);
    }
    writing = null;
  };

  return {
    add: (append) =>
      new Promise((resolve, reject) => {
        const sinceMs = performance.now();
        const oldestMs = waiting[0]?.sinceMs ?? sinceMs;
        if (closed || sinceMs - oldestMs > BACKLOG_MS || waitingDrafts > MAX_WAITING_DRAFTS) {
          reject(new BusyError('Many answers are waiting: please try again in a moment.'));
          return;
        }
        waiting.push({ append, sinceMs, resolve, reject });
        waitingDrafts += append.drafts.length;
        writing ??= writeAll();
      }),
    close: async () => {
      closed = true;
      await writing;
    },
  };
}

const draftsIn = (batch: readonly Waiting[]): number =>
  batch.reduce((sum, { append }) => sum + append.drafts.length, 0);

/** At least one append, whatever its size, and then as many as fit. */
function batchLength(waiting: readonly Waiting[]): number {
  let drafts = 0;
  const end = waiting.findIndex(({ append }, index) => {
    drafts += append.drafts.length;
    return index > 0 && drafts > MAX_BATCH_DRAFTS;
  });
  return end === -1 ? waiting.length : end;
}

/** A batch that failed is written again one by one, so that one bad append harms nobody. */
async function settle(write: WriteBatch, batch: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await write(batch.map(({ append }) => append));
    batch.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined || outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    });
  } catch (error) {
    const affectsAll = error instanceof UncertainError || error instanceof BusyError;
    if (batch.length === 1 || affectsAll) for (const { reject } of batch) reject(error);
    else for (const one of batch) await settle(write, [one]);
  }
}
