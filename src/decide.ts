/** Read, decide, append; and when somebody else's entry came first, read and decide again. */
import { StaleError } from './errors.ts';
import type { Stream } from './ledger/fact.ts';
import type { Ledger } from './ports.ts';

const MOST_TRIES = 12;

/**
 * Runs `attempt` until no other entry came between its reading and its writing.
 * `attempt` must read the versions it expects before it reads anything else.
 * Every other error, UncertainError too, goes to the caller: the same command may be made again.
 */
export async function decide<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StaleError) || tries >= MOST_TRIES) throw error;
    }
  }
}

/** Where these streams stand now, in the shape `Ledger.append` expects. */
export async function standing(
  ledger: Ledger,
  streams: readonly Stream[],
): Promise<{ stream: Stream; seq: number }[]> {
  const wanted = [...new Set(streams)];
  const versions = await ledger.versions(wanted);
  return wanted.map((stream) => ({ stream, seq: versions.get(stream) ?? -1 }));
}
