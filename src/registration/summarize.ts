import type { Broadcast, BroadcastCounts } from '../broadcast/broadcast.ts';
import type { Notice } from '../consent/notice.ts';
import type { SendingNumber } from '../numbers/sending-number.ts';
import { type NumbersReport, numbersReport } from '../numbers/track.ts';
import type { Campaign, Provider } from './campaign.ts';
import type { Finding } from './lint.ts';
import type { Pages } from './registration.ts';

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
  readonly counts: {
    readonly targeted: number;
    readonly agreed: number;
    readonly declined: number;
    readonly waiting: number;
    readonly withdrawn: number;
  };
  readonly numbers: NumbersReport;
  readonly findings: readonly Finding[];
  /** Signed note. */
  readonly checkpoint: string;
  readonly issuedAt: string;
  /** What this is not: legal advice; and what is not verified (requirement 63). */
  readonly caveats: readonly string[];
}

/** Everything the summary is composed of; views as they stand at the checkpoint. */
export interface SummaryInput {
  readonly provider: Provider;
  readonly campaign: Campaign;
  /** The notice in force. */
  readonly notice: Notice | null;
  readonly notices: readonly Notice[];
  /** All numbers ever. */
  readonly numbers: readonly SendingNumber[];
  readonly givenByNotice: Readonly<Record<string, number>>;
  /** Any order. */
  readonly broadcasts: readonly {
    readonly broadcast: Broadcast;
    readonly counts: BroadcastCounts;
  }[];
  /** Media that occur in answers, and those that are switched on; `['slack']` when both are empty. */
  readonly mediaUsed: readonly string[];
  readonly mediaEnabled?: readonly string[];
  readonly pages?: Pages;
  readonly checkpoint: string;
  readonly issuedAt: string;
}

/** The filled form, what stands in its way, and what it rests on. Holds no personal data. */
export function composeSummary(input: SummaryInput): Summary {
  return {
    provider: input.provider,
    ready: false,
    blockers: [],
    fields: [],
    collectiveNotice: '',
    counts: { targeted: 0, agreed: 0, declined: 0, waiting: 0, withdrawn: 0 },
    numbers: numbersReport({ ...input, at: input.issuedAt }),
    findings: [],
    checkpoint: input.checkpoint,
    issuedAt: input.issuedAt,
    caveats: [],
  };
}
