/** Read, decide, append; and when somebody else's entry came first, read and decide again. */
import { StaleError } from './errors.ts';
import type { Stream } from './ledger/fact.ts';
import type { Append, Appended, Ledger } from './ports.ts';

const MOST_TRIES = 12;

/**
 * Runs `attempt` until no other entry came between its reading and its writing.
 * `attempt` must read the versions it expects before it reads anything else.
 * Every other error, UncertainError too, goes to the caller: the same command may be made again.
 * @param most how often it is tried before the StaleError is passed on
 */
export async function decide<T>(attempt: () => Promise<T>, most: number = MOST_TRIES): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StaleError) || tries >= most) throw error;
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

/**
 * Appends a decision whose key names only its place, such as the next version: when the place is
 * taken already, by somebody else or by an earlier try of our own, it is decided again.
 */
export async function appendNext(ledger: Ledger, append: Append): Promise<Appended> {
  const appended = await ledger.append(append);
  if (!appended.repeated) return appended;
  throw new StaleError('The place of this entry is taken: read it and decide again.');
}
