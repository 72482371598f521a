import type { Log } from '../../src/ports.ts';

/**
 * Shows what came of an act that is on record. When it cannot be shown, that is logged and
 * `instead` says so: a failure to show is never told as a failure of the act.
 */
export async function showSaved<T>(
  log: Log,
  show: () => T | Promise<T>,
  instead: () => T,
): Promise<T> {
  try {
    return await show();
  } catch (error) {
    log.error('An act is on record, but what came of it could not be shown.', {
      error: error instanceof Error ? error.name : 'unknown',
    });
    return instead();
  }
}
