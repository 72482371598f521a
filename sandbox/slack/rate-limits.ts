/**
 * Slack's limits per method and workspace: tiers 1 to 4 allow about 1, 20, 50 and 100 calls a
 * minute; `chat.postMessage` allows one a second per channel and several hundred a minute per
 * workspace, both with some burst. Slack does not publish the exact burst, so it can be set.
 * @see https://docs.slack.dev/apis/web-api/rate-limits
 */

export type Tier = 1 | 2 | 3 | 4 | 'post' | 'none';

export interface LimitSettings {
  /** Calls per method in any 60 s, by tier. */
  readonly perMinute: Readonly<Record<1 | 2 | 3 | 4, number>>;
  /** Extra calls per window before the first refusal, as a share of the tier's figure. */
  readonly burstShare: number;
  readonly postPerChannel: { readonly perSecond: number; readonly burst: number };
  readonly postPerWorkspace: { readonly perMinute: number; readonly burst: number };
}

export const SLACK_LIMITS: LimitSettings = {
  perMinute: { 1: 1, 2: 20, 3: 50, 4: 100 },
  burstShare: 0.2,
  postPerChannel: { perSecond: 1, burst: 4 },
  postPerWorkspace: { perMinute: 300, burst: 30 },
};

export interface RateLimits {
  /** Seconds to wait (for `Retry-After`) when the call is over a limit; 0 when it may proceed. */
  readonly take: (call: { method: string; tier: Tier; channel?: string | undefined }) => number;
}

/** Counters for one workspace. `false` switches every limit off. */
export function createRateLimits(settings: LimitSettings | false, now: () => number): RateLimits {
  const windows = new Map<string, number[]>();
  const buckets = new Map<string, Bucket>();
  return {
    take: ({ method, tier, channel }) => {
      if (settings === false || tier === 'none') return 0;
      if (tier === 'post') return takePost({ settings, buckets, now: now() }, channel ?? '');
      const perMinute = settings.perMinute[tier];
      const most = Math.ceil(perMinute * (1 + settings.burstShare));
      const calls = (windows.get(method) ?? []).filter((at) => at > now() - 60_000);
      windows.set(method, calls);
      const oldest = calls[0];
      if (calls.length >= most && oldest !== undefined)
        return Math.max(1, Math.ceil((oldest + 60_000 - now()) / 1000));
      calls.push(now());
      return 0;
    },
  };
}

interface Bucket {
  level: number;
  at: number;
}

interface PostCounters {
  readonly settings: LimitSettings;
  readonly buckets: Map<string, Bucket>;
  readonly now: number;
}

function takePost(counters: PostCounters, channel: string): number {
  const { postPerChannel, postPerWorkspace } = counters.settings;
  const wanted = [
    { key: `#${channel}`, perSecond: postPerChannel.perSecond, size: postPerChannel.burst },
    { key: '', perSecond: postPerWorkspace.perMinute / 60, size: postPerWorkspace.burst },
  ].map((limit) => ({ ...limit, bucket: refilled(counters, limit) }));
  const waits = wanted.map(({ bucket, perSecond }) =>
    bucket.level >= 1 ? 0 : Math.max(1, Math.ceil((1 - bucket.level) / perSecond)),
  );
  const wait = Math.max(...waits);
  if (wait === 0) for (const { bucket } of wanted) bucket.level -= 1;
  return wait;
}

function refilled(
  counters: PostCounters,
  limit: { key: string; perSecond: number; size: number },
): Bucket {
  const bucket = counters.buckets.get(limit.key) ?? { level: limit.size, at: counters.now };
  const gained = ((counters.now - bucket.at) / 1000) * limit.perSecond;
  bucket.level = Math.min(limit.size, bucket.level + Math.max(0, gained));
  bucket.at = counters.now;
  counters.buckets.set(limit.key, bucket);
  return bucket;
}
