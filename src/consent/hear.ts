/** What a person wrote to us: a withdrawal when it is one, whatever the words. */
import type { Ports } from '../ports.ts';
import type { ActAnswer, Heard } from './act.ts';
import { readWish } from './wish.ts';
import { withdraw } from './withdraw.ts';

/** Everything that is not a wish to stop is left alone: nothing of it is kept. */
export async function hear(
  ports: Ports,
  heard: Heard,
): Promise<ActAnswer | { kind: 'not_a_wish' }> {
  const wish = readWish(heard.words);
  if (wish.kind === 'none') return { kind: 'not_a_wish' };
  return withdraw(ports, { ...heard, means: 'message' }, wish.matched);
}
