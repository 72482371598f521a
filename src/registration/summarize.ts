import type { Finding } from './lint.ts';
import type { Provider } from './campaign.ts';
import type { NumbersReport } from '../numbers/track.ts';

export interface SummaryField {
  /** TCR's own field name. */
  readonly name: string;
  readonly value: string | boolean | readonly string[];
  /** Characters; null for flags. */
  readonly length: number | null;
  readonly limit: { readonly min: number; readonly max: number; readonly source: string } | null;
  readonly withinLimit: boolean;
  readonly findings: readonly Finding[];
}

export interface Summary {
  readonly provider: Provider;
  readonly ready: boolean;
  readonly blockers: readonly string[];
  readonly fields: readonly SummaryField[];
  /** Who was contacted, when, how; counts and dates only (requirement 35). */
  readonly collectiveNotice: string;
  readonly counts: { readonly targeted: number; readonly agreed: number; readonly declined: number; readonly waiting: number; readonly withdrawn: number };
  readonly numbers: NumbersReport;
  readonly findings: readonly Finding[];
  /** Signed note. */
  readonly checkpoint: string;
  readonly issuedAt: string;
  /** What this is not: legal advice; and what is not verified (requirement 63). */
  readonly caveats: readonly string[];
}
