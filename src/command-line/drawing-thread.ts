/** Draws in a thread of its own, so that nobody's press waits behind a page: Slack gives three seconds. */
import type { Piscina } from 'piscina';
import { InvalidInputError } from '../errors.ts';
import type { Drawing } from './drawing.ts';
import type { DrawingJob, DrawingTask, Drawn } from './drawing-worker.ts';

export interface DrawingThread extends Drawing {
  /** Ends the thread; what it was drawing is given up. */
  close(): Promise<void>;
}

/** What keeps the thread longer than this is given up, and the thread with it; the next drawing begins anew. */
const DRAWING_MS_MAX = 120_000;
/** Fonts and painter hold some 150 MB; they are let go when nobody has asked for so long. */
const IDLE_MS = 5 * 60_000;

/** @param given.worker the program of the thread; tests give one that reads TypeScript */
export function openDrawingThread(
  given: { readonly worker?: URL; readonly timeoutMs?: number } = {},
): DrawingThread {
  const { worker = new URL('./drawing-worker.js', import.meta.url), timeoutMs = DRAWING_MS_MAX } =
    given;
  let pool: Promise<Piscina<DrawingTask, Drawn>> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const drawn = async (task: DrawingTask): Promise<Drawn> => {
    if (closed) throw new Error('The drawing thread is closed.');
    pool ??= openPool(worker).catch((error: unknown) => {
      pool = null;
      throw error;
    });
    return (await pool).run(task, { signal: AbortSignal.timeout(timeoutMs) });
  };
  const run = async (job: DrawingJob, of: readonly unknown[]): Promise<Uint8Array> => {
    // One after the other: the time a drawing may take begins when it is its turn.
    const turn = last.then(() => drawn({ job, given: of }));
    last = turn.catch(() => undefined);
    const result = await turn;
    if ('bytes' in result) return result.bytes;
    throw new InvalidInputError(result.refused.field, result.refused.message);
  };
  return {
    draw: (...given) => run('draw', given),
    summaryPdf: (...given) => run('summaryPdf', given),
    certificatePdf: (...given) => run('certificatePdf', given),
    summaryXlsx: (...given) => run('summaryXlsx', given),
    close: async () => {
      closed = true;
      const opened = await pool?.catch(() => null);
      await opened?.destroy();
    },
  };
}

/** One thread: on a small machine the other processor is for people's answers. */
async function openPool(worker: URL): Promise<Piscina<DrawingTask, Drawn>> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: worker.href,
    name: 'drawTask' satisfies keyof typeof import('./drawing-worker.ts'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
  });
}
