/** A reviewer said no: which field, which rule and what to do, for the code or the words; and it is kept. */
import type { Ports } from '../ports.ts';
import { readSummaryInput } from '../proof/read-summary-input.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { Provider } from './campaign.ts';
import { fieldWords } from './field-words.ts';
import { type Finding, RULES } from './lint.ts';
import { recordStatus } from './record-status.ts';
import type { RejectionCode } from './rejection-code.ts';
import { findCodes } from './rejection-codes.ts';
import { type Submission, standingOf } from './submission.ts';
import { type RegistrationDiff, registrationDiff } from './submissions.ts';
import { composeSummary } from './summarize.ts';

export interface Rejected {
  /** A code, several, or what the reviewer wrote. */
  readonly said: string;
  /** Whose answer it is; the campaign's own provider when absent. */
  readonly provider?: Provider;
  /** Only explain; nothing is recorded. */
  readonly explainOnly?: boolean;
}

/** One code, explained. */
export interface Cure extends RejectionCode {
  /** The fields in plain words. */
  readonly where: readonly string[];
  /** What the rules check, by id. */
  readonly checks: readonly { readonly ruleId: string; readonly message: string }[];
  /** What these rules find in the form of today. */
  readonly findings: readonly Finding[];
}

export interface RejectionAnswer {
  /** How the codes were found: named, guessed from words, or not at all. */
  readonly by: 'code' | 'words' | 'nothing';
  readonly cures: readonly Cure[];
  /** What looks like a code and is not known here. */
  readonly unknown: readonly string[];
  /** What changed between the last two attempts at that provider; null while there is only one. */
  readonly difference: RegistrationDiff | null;
  /** The submission the answer was kept with; null when it was only explained, or nothing was handed in. */
  readonly recorded: Submission | null;
}

/** @throws NotAllowedError */
export async function rejected(
  ports: Ports,
  actor: Actor,
  given: Rejected,
): Promise<RejectionAnswer> {
  await requireAdmin(ports, actor, 'record what a reviewer said');
  const said = given.said.trim();
  const { by, codes } = findCodes(said);
  const findings = await findingsNow(ports, given.provider);
  const recorded =
    given.explainOnly === true || said === '' ? null : await keep(ports, actor, { ...given, said });
  return {
    by,
    cures: codes.map((code) => cureOf(code, findings)),
    unknown: unknownIn(said, by),
    difference: await lastDifference(ports, actor, given.provider),
    recorded,
  };
}

async function keep(ports: Ports, actor: Actor, given: Rejected): Promise<Submission | null> {
  if ((await ports.views.submissions()).length === 0) return null;
  const { by, codes } = findCodes(given.said);
  const unknown = unknownIn(given.said, by);
  const named = by === 'code' ? [...codes.map((one) => one.code), ...unknown] : unknown.slice(0, 1);
  const code = named.length === 0 ? undefined : named.join(' ');
  const { submission } = await recordStatus(ports, actor, {
    status: 'rejected',
    ...(given.provider === undefined ? {} : { provider: given.provider }),
    ...(code === undefined ? {} : { code }),
    ...(given.said === code ? {} : { reviewersText: given.said }),
  });
  return submission;
}

/** What the lint finds in the form as it is now; nothing while there is no campaign. */
async function findingsNow(
  ports: Ports,
  provider: Provider | undefined,
): Promise<readonly Finding[]> {
  const campaign = await ports.views.campaign();
  if (campaign === null) return [];
  const whose = provider ?? campaign.definition.provider;
  return composeSummary(await readSummaryInput(ports, { provider: whose })).findings;
}

function cureOf(code: RejectionCode, findings: readonly Finding[]): Cure {
  const checks = RULES.filter(({ id }) => code.rules.includes(id));
  return {
    ...code,
    where: code.fields.map(fieldWords),
    checks: checks.map(({ id, message }) => ({ ruleId: id, message })),
    findings: findings.filter(({ ruleId }) => code.rules.includes(ruleId)),
  };
}

const LOOKS_LIKE = /(?<![\d.,$+-])\d{3,5}(?![\d-]|[.,]\d)|\b[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+\b/gu;

/** The families of codes we know; beside a known code any other number is most often none. */
const OF_A_FAMILY =
  /^(?:[5-8]\d{2}|[12]1\d{2}|(?:21|30)\d{3}|(?:CallToAction|TermsAndConditions|PrivacyPolicy|OptInMessage|OptOutMessage|HelpMessage|SampleMessage)\..+)$/u;

/** Numbers of three to five digits that stand alone, or a name in the manner of Teams. */
function unknownIn(said: string, by: RejectionAnswer['by']): readonly string[] {
  const codes = [...new Set([...said.matchAll(LOOKS_LIKE)].map(([code]) => code))];
  return codes
    .filter((code) => by !== 'code' || (OF_A_FAMILY.test(code) && findCodes(code).by !== 'code'))
    .slice(0, 3);
}

async function lastDifference(
  ports: Ports,
  actor: Actor,
  wanted: Provider | undefined,
): Promise<RegistrationDiff | null> {
  const [all, campaign] = await Promise.all([ports.views.submissions(), ports.views.campaign()]);
  const whose = wanted ?? campaign?.definition.provider ?? null;
  const provider = standingOf(all, whose)?.newest.provider;
  const attempts = all.filter((one) => one.provider === provider).length;
  return provider === undefined || attempts < 2
    ? null
    : registrationDiff(ports, actor, { provider });
}
