import { DeliveryError, RollcallError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';
import type { Surface } from '../../src/wording/surface.ts';
import { explainError } from '../../src/wording/trouble.ts';

/** Every error as one sentence a person can act on; the unexpected ones also reach the log. */
export function explainIn(surface: Surface, log: Log, error: unknown): string {
  const { sentence, expected } = explainError(error, surface);
  if (error instanceof DeliveryError) {
    const { trouble, reason } = error;
    log.warn(`${surface.name} refused a call.`, { trouble, reason });
  }
  if (!expected) {
    const name = error instanceof Error ? error.name : 'unknown';
    log.error(`A ${surface.name} interaction failed.`, {
      error: error instanceof RollcallError ? error.code : name,
    });
  }
  return sentence;
}
