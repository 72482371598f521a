/** A heartbeat that knows no work: it calls what it is given, never twice at once. */
import { schedule } from 'node-cron';
import type { Log } from '../../src/ports.ts';

/** `pattern` is a cron expression with seconds, in UTC. Returns a function that stops the beat. */
export function startHeartbeat(beat: {
  name: string;
  pattern: string;
  run: () => Promise<void>;
  log: Log;
}): () => Promise<void> {
  const task = schedule(
    beat.pattern,
    async () => {
      try {
        await beat.run();
      } catch (error) {
        beat.log.error('A heartbeat failed; the next one tries again.', {
          beat: beat.name,
          code: codeOf(error),
        });
      }
    },
    // A beat that a busy machine left out is no news: the next one does the same work.
    { name: beat.name, noOverlap: true, suppressMissedWarning: true, timezone: 'UTC' },
  );
  return async () => {
    await task.destroy();
  };
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNEXPECTED';
}
