/** How often one link and one address may be used; kept in memory, since it is no evidence. */
import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_S = 60;

/**
 * Per minute. A whole depot may share one address, and mail scanners open a link many times
 * before the person does, so looking is cheap and answering is what is held back.
 */
export const LIMITS = {
  looksPerLink: 120,
  actsPerLink: 20,
  looksPerIp: 600,
  actsPerIp: 120,
} as const;

export interface Limits {
  /** Null: go ahead; else how many seconds to wait. */
  spend(
    kind: 'look' | 'act',
    by: { readonly ip: string; readonly token: string },
  ): Promise<number | null>;
}

export function openLimits(limits: Readonly<Record<keyof typeof LIMITS, number>> = LIMITS): Limits {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: WINDOW_S });
  const look = { link: limiter(limits.looksPerLink), ip: limiter(limits.looksPerIp) };
  const act = { link: limiter(limits.actsPerLink), ip: limiter(limits.actsPerIp) };
  return {
    async spend(kind, { ip, token }) {
      const { link, ip: address } = kind === 'look' ? look : act;
      const waitS = await take(address, ip);
      return waitS ?? take(link, createHash('sha256').update(token).digest('base64url'));
    },
  };
}

async function take(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}
