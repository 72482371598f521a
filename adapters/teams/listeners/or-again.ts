import { InvalidInputError } from '../../../src/errors.ts';
import type { Shown } from './shown.ts';

/** Draws the form again, with what is wrong with it, when a field is. */
export async function orAgain(
  again: (trouble: string) => Shown,
  work: () => Promise<Shown>,
): Promise<Shown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidInputError) return again(error.message);
    throw error;
  }
}
