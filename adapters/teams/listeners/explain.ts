/** Every error as one sentence a person can act on; the unexpected ones also reach the log. */
import { DeliveryError, RollcallError } from '../../../src/errors.ts';
import type { Log } from '../../../src/ports.ts';
import { TEAMS } from '../../../src/wording/surface.ts';
import { explainError } from '../../../src/wording/trouble.ts';

export function explain({ log }: { readonly log: Log }, error: unknown): string {
  const { sentence, expected } = explainError(error, TEAMS);
  if (error instanceof DeliveryError) {
    log.warn('Teams refused a call.', { trouble: error.trouble, reason: error.reason });
  }
  if (!expected) {
    const name = error instanceof Error ? error.name : 'unknown';
    log.error('A Teams interaction failed.', {
      error: error instanceof RollcallError ? error.code : name,
    });
  }
  return sentence;
}
