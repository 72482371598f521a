/** How long a broadcast takes at the workspace's pace. */
import type { Pace } from '../ports.ts';

/** Milliseconds until the last of `recipients` is sent to; the burst goes out at once. */
export function estimateMs(recipients: number, pace: Pace): number {
  const waiting = Math.max(0, recipients - Math.max(1, pace.burst));
  return Math.ceil((waiting * 60_000) / pace.ratePerMinute);
}
