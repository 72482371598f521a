/** How long records are kept (requirement 22; 28 USC 1658(a): four years for a claim). */
import type { Ports } from '../ports.ts';

export const RETENTION_YEARS = 5;
/** Fewer than these nobody may choose. */
export const LEAST_RETENTION_YEARS = 4;

/** Years after a person's last event. */
export const retentionYearsOf = ({ retentionYears }: Pick<Ports, 'retentionYears'>): number =>
  Math.max(LEAST_RETENTION_YEARS, retentionYears ?? RETENTION_YEARS);

/** The first instant at which the records may go, RFC 3339 UTC; 29 February becomes 1 March. */
export function keptUntil(lastEventAt: string, years: number): string {
  const end = new Date(lastEventAt);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end.toISOString();
}
