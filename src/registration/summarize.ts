/** The registration-ready summary: what an admin hands in, composed from what was really done. */
import type { Medium } from '../consent/consent.ts';
import { composeWording, type Notice } from '../consent/notice.ts';
import { isActive, type SendingNumber, sends } from '../numbers/sending-number.ts';
import { type NumbersReport, numbersReport } from '../numbers/track.ts';
import { findBlockers } from './blockers.ts';
import type { Campaign, Provider } from './campaign.ts';
import { composeCaveats } from './caveats.ts';
import { type ConsentLevel, consentLevelOf } from './consent-level.ts';
import { describeForm, fillForm, type ProviderForm, type SummaryField } from './form.ts';
import { byWeight, type Finding, lintRegistration, lintWording } from './lint.ts';
import { DESCRIBED } from './message-flow.ts';
import { withPageFindings } from './pages-check.ts';
import { composeRegistration, type Pages, type Registration } from './registration.ts';
import {
  type BroadcastRecord,
  type CollectiveNotice,
  collectiveNotices,
  composeStatement,
  type StatementCounts,
  sumCounts,
} from './statement.ts';
import { volumeWarnings } from './volume.ts';

export type { ProviderForm, SummaryField } from './form.ts';

export interface Summary {
  readonly provider: Provider;
  readonly ready: boolean;
  readonly blockers: readonly string[];
  readonly fields: readonly SummaryField[];
  /** Where the form is, what to attach, what it costs, and its body for an API. */
  readonly form: ProviderForm;
  /** The kinds of messages, the consent each needs, and why what is collected is enough. */
  readonly consentLevel: ConsentLevel;
  /** Who was contacted, when, how; counts and dates only (requirement 35). */
  readonly collectiveNotice: string;
  /** The same, broadcast by broadcast, oldest first. */
  readonly collectiveNotices: readonly CollectiveNotice[];
  /** Where the form that was handed in stands, and what is no longer as in it; null before. */
  readonly registration: RegistrationNews | null;
  readonly counts: StatementCounts;
  readonly numbers: NumbersReport;
  readonly findings: readonly Finding[];
  /** Signed note. */
  readonly checkpoint: string;
  /** When the newest entry it stands on was recorded, RFC 3339 UTC: the same state gives the same summary. */
  readonly issuedAt: string;
  /** What this is not: legal advice; and what is not verified (requirement 63). */
  readonly caveats: readonly string[];
}

/** In plain sentences. */
export interface RegistrationNews {
  readonly standing: readonly string[];
  readonly alarms: readonly string[];
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
  readonly broadcasts: readonly BroadcastRecord[];
  /** Media that occur in answers, and those that are switched on; `['slack']` when both are empty. */
  readonly mediaUsed: readonly string[];
  readonly mediaEnabled?: readonly string[];
  readonly pages?: Pages;
  /** What was found when the public pages were opened. */
  readonly pageFindings?: readonly Finding[];
  readonly earlierDescriptions?: readonly string[];
  readonly names?: readonly string[];
  readonly registration?: RegistrationNews | null;
  readonly checkpoint: string;
  /** When the newest entry below the checkpoint was recorded. */
  readonly issuedAt: string;
  /** At which it is judged what is in use; the time of the state when absent. */
  readonly now?: string;
}

const isDescribed = (medium: string): medium is Medium =>
  (DESCRIBED as readonly string[]).includes(medium);

/** What would be handed in, and the consent text as the campaign stands now when that is another one. */
function register(input: SummaryInput): {
  readonly registration: Registration;
  readonly pendingText: string | null;
} {
  const sending = input.numbers.filter(
    (number) => sends(number) && isActive(number, input.now ?? input.issuedAt),
  );
  const numbers = [...new Set(sending.map(({ e164 }) => e164))].sort();
  const media = [...(input.mediaEnabled ?? []), ...input.mediaUsed].filter(isDescribed);
  const planned = composeWording(input.campaign.definition, numbers).text;
  const text = input.notice?.text ?? planned;
  const registration = composeRegistration({
    campaign: input.campaign.definition,
    text,
    numbers,
    provider: input.provider,
    media,
    launchedAt: input.broadcasts.map(({ broadcast }) => broadcast.launchedAt),
    pages: input.pages ?? {},
    earlierDescriptions: input.earlierDescriptions ?? [],
    names: input.names ?? [],
  });
  return { registration, pendingText: planned === text ? null : planned };
}

/** Of the text that is in force, and of the one that waits to be: whoever edits it sees the same anywhere. */
function lintBoth(registration: Registration, pendingText: string | null): Finding[] {
  const findings = lintRegistration(registration);
  if (pendingText === null) return findings;
  const seen = new Set(findings.map((one) => JSON.stringify([one.ruleId, one.field, one.phrase])));
  const pending = lintWording({ ...registration, text: pendingText });
  const unseen = pending.filter(
    (one) => !seen.has(JSON.stringify([one.ruleId, one.field, one.phrase])),
  );
  return [...findings, ...unseen].sort(byWeight);
}

/** Owners who are persons stay nameless: the summary leaves the house. */
function withoutOwners<N extends SendingNumber>(number: N): N {
  return number.owner.kind === 'team'
    ? number
    : { ...number, owner: { kind: 'person', name: 'one employee' } };
}

function reportNumbers(input: SummaryInput): NumbersReport {
  const report = numbersReport({ ...input, at: input.now ?? input.issuedAt });
  return {
    ...report,
    inUse: report.inUse.map(withoutOwners),
    retired: report.retired.map(withoutOwners),
  };
}

/** The filled form, what stands in its way, and what it rests on. Holds no personal data. */
export function composeSummary(input: SummaryInput): Summary {
  const { registration, pendingText } = register(input);
  const findings = withPageFindings(lintBoth(registration, pendingText), input.pageFindings ?? []);
  const fields = fillForm(registration, findings);
  const counts = sumCounts(input.broadcasts);
  const consentLevel = consentLevelOf(registration.kinds, registration.media);
  const blockers = findBlockers({
    registration,
    consentLevel,
    pending: pendingText !== null,
    notice: input.notice,
    asked: input.broadcasts.length > 0,
    undescribed: input.mediaUsed.filter((one) => !isDescribed(one)),
    fields,
    findings,
  });
  const told = {
    brand: registration.brand.displayName,
    records: input.broadcasts,
    media: registration.media,
    notices: input.notices,
    issuedAt: input.issuedAt,
  };
  return {
    provider: input.provider,
    ready: blockers.length === 0,
    blockers,
    fields,
    form: describeForm(registration),
    consentLevel,
    collectiveNotice: composeStatement(told),
    collectiveNotices: collectiveNotices(told),
    registration: input.registration ?? null,
    counts,
    numbers: reportNumbers(input),
    findings,
    checkpoint: input.checkpoint,
    issuedAt: input.issuedAt,
    caveats: [
      ...composeCaveats(registration, counts, input.broadcasts.length),
      ...volumeWarnings(input.provider, input.campaign.definition, counts.targeted),
    ],
  };
}
