/** The program of the drawing thread: one drawing a task. */
import { InvalidInputError } from '../errors.ts';
import { type Drawing, drawHere } from './drawing.ts';

export type DrawingJob = keyof Drawing;

export interface DrawingTask {
  readonly job: DrawingJob;
  /** What the job of that name is given. */
  readonly given: readonly unknown[];
}

/** Errors lose their class between threads, so a refusal travels as what it says. */
export type Drawn =
  | { readonly bytes: Uint8Array }
  | { readonly refused: { readonly field: string; readonly message: string } };

export async function drawTask({ job, given }: DrawingTask): Promise<Drawn> {
  const draw = drawHere[job] as (...given: readonly unknown[]) => Promise<Uint8Array>;
  try {
    return { bytes: await draw(...given) };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { refused: { field: error.field, message: error.message } };
  }
}
