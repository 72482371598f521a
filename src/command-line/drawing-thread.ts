/** Draws in a thread of its own, so that nobody's press waits behind a page: Slack gives three seconds. */
import type { Piscina } from 'piscina';
import { InvalidInputError } from '../errors.ts';
import type { Drawing } from './drawing.ts';
import type { DrawingJob, DrawingTask, Drawn } from './drawing-worker.ts';

export interface DrawingThread extends Drawing {
  /** Ends the thread; what it was drawing is given up. */
  close(): Promise<void>;
}

/** A wording that keeps the thread longer than this is given up, and the thread with it; the next drawing begins anew. */
const DRAWING_MS_MAX = 120_000;
/** Fonts and painter hold some 150 MB; they are let go when nobody has asked for so long. */
const IDLE_MS = 5 * 60_000;

/** @param worker the program of the thread; tests give one that reads TypeScript */
export function openDrawingThread(
  worker: URL = new URL('./drawing-worker.js', import.meta.url),
): DrawingThread {
  let pool: Promise<Piscina<DrawingTask, Drawn>> | null = null;
  const run = async (job: DrawingJob, given: readonly unknown[]): Promise<Uint8Array> => {
    pool ??= openPool(worker);
    const signal = AbortSignal.timeout(DRAWING_MS_MAX);
    const drawn = await (await pool).run({ job, given }, { signal });
    if ('refused' in drawn) throw new InvalidInputError(drawn.refused.field, drawn.refused.message);
    return drawn.bytes;
  };
  return {
    draw: (...given) => run('draw', given),
    summaryPdf: (...given) => run('summaryPdf', given),
    certificatePdf: (...given) => run('certificatePdf', given),
    summaryXlsx: (...given) => run('summaryXlsx', given),
    close: async () => {
      await (await pool)?.destroy();
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
