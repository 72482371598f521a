/** What each provider's form accepts; portable is the strictest of all. */
import { PROVIDERS, type Provider } from './campaign.ts';
import { type LimitedField, READ, type Stated } from './providers/profile.ts';
import { PROFILES } from './providers/profiles.ts';

export interface Limit extends Stated {
  readonly provider: Provider;
}

const joined = (sources: readonly string[]) =>
  [...new Set(sources.flatMap((source) => source.split(', ')))].join(', ');

/** The narrowest range that any provider states. */
function strictest(field: LimitedField): Stated {
  const all = PROVIDERS.flatMap((provider) => PROFILES[provider].limits[field] ?? []);
  const min = Math.max(1, ...all.map((one) => one.min));
  const max = Math.min(Number.MAX_SAFE_INTEGER, ...all.map((one) => one.max));
  const deciding = all.filter((one) => one.min === min || one.max === max);
  return { min, max, source: joined(deciding.map(({ source }) => source)), date: READ };
}

/**
 * The limit of one field on one provider's form. Where a provider publishes none, the strictest of
 * all is kept, so that the text passes whatever its form turns out to count; the source says so.
 */
export function limitOf(provider: Provider, field: LimitedField): Limit {
  const own = PROFILES[provider].limits[field];
  if (own !== undefined) return { ...own, provider };
  const limit = strictest(field);
  return provider === 'portable'
    ? { ...limit, provider }
    : { ...limit, provider, source: `no length published; strictest of ${limit.source}` };
}

/** True when a length or a count lies within the limit, both ends included. */
export function isWithin(limit: Stated | null, size: number): boolean {
  return limit === null || (size >= limit.min && size <= limit.max);
}
