/** The registration-ready summary: what an admin hands in, composed from what was really done. */
import type { Medium } from '../consent/consent.ts';
import { composeWording, type Notice } from '../consent/notice.ts';
import { isActive, type SendingNumber, sends } from '../numbers/sending-number.ts';
import { type NumbersReport, numbersReport } from '../numbers/track.ts';
import type { Campaign, Provider } from './campaign.ts';
import { composeCaveats } from './caveats.ts';
import { fillForm, POOL_FROM, type SummaryField } from './form.ts';
import { type Finding, lintRegistration } from './lint.ts';
import { DESCRIBED } from './message-flow.ts';
import { composeRegistration, type Pages, type Registration } from './registration.ts';
import {
  type BroadcastRecord,
  composeStatement,
  type StatementCounts,
  sumCounts,
} from './statement.ts';

export type { SummaryField } from './form.ts';

export interface Summary {
  readonly provider: Provider;
  readonly ready: boolean;
  readonly blockers: readonly string[];
  readonly fields: readonly SummaryField[];
  /** Who was contacted, when, how; counts and dates only (requirement 35). */
  readonly collectiveNotice: string;
  readonly counts: StatementCounts;
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
  readonly broadcasts: readonly BroadcastRecord[];
  /** Media that occur in answers, and those that are switched on; `['slack']` when both are empty. */
  readonly mediaUsed: readonly string[];
  readonly mediaEnabled?: readonly string[];
  readonly pages?: Pages;
  readonly checkpoint: string;
  readonly issuedAt: string;
}

const isDescribed = (medium: string): medium is Medium =>
  (DESCRIBED as readonly string[]).includes(medium);

function register(input: SummaryInput): Registration {
  const sending = input.numbers.filter(
    (number) => sends(number) && isActive(number, input.issuedAt),
  );
  const numbers = [...new Set(sending.map(({ e164 }) => e164))].sort();
  const media = [...(input.mediaEnabled ?? []), ...input.mediaUsed].filter(isDescribed);
  return composeRegistration({
    campaign: input.campaign.definition,
    text: input.notice?.text ?? composeWording(input.campaign.definition, numbers).text,
    numbers,
    provider: input.provider,
    media,
    launchedAt: input.broadcasts.map(({ broadcast }) => broadcast.launchedAt),
    pages: input.pages ?? {},
  });
}

const inWords = ({ ruleId, field, phrase, message, fix }: Finding) =>
  `${field}: ${message}${phrase === null ? '' : ` Found: "${phrase}".`} ${fix} (${ruleId})`;

function findBlockers(
  input: SummaryInput,
  registration: Registration,
  form: { readonly fields: readonly SummaryField[]; readonly findings: readonly Finding[] },
): string[] {
  const blockers: string[] = [];
  if (registration.numbers.length === 0) {
    blockers.push('No sending number is in use: add the numbers you text from.');
  }
  if (registration.numbers.length >= POOL_FROM) {
    blockers.push(
      `${registration.numbers.length} numbers send: from ${POOL_FROM} on the form wants a number pool and a reason, which you have to write yourself.`,
    );
  }
  if (input.notice === null) {
    blockers.push('No notice is in force: correct the campaign until its notice can be published.');
  } else if (registration.numbers.join() !== [...input.notice.numbers].sort().join()) {
    blockers.push(
      'The notice in force does not name exactly the numbers that send: publish a new notice.',
    );
  }
  if (input.broadcasts.length === 0) {
    blockers.push(
      'Nobody has been asked yet: launch a broadcast, since the registration tells what was done.',
    );
  }
  for (const medium of input.mediaUsed.filter((one) => !isDescribed(one))) {
    blockers.push(
      `Consents came by "${medium}", which the message flow does not describe: a registration must tell every way people agreed, so it cannot be handed in.`,
    );
  }
  const told = new Set(
    form.findings.filter(({ severity }) => severity === 'error').map(({ field }) => field),
  );
  const outside = form.fields
    .filter(({ name, withinLimit }) => !withinLimit && !told.has(name))
    .map(
      ({ name, length, limit }) =>
        `${name} has ${length} characters; the form takes ${limit?.min} to ${limit?.max}.`,
    );
  const errors = form.findings.filter(({ severity }) => severity === 'error').map(inWords);
  return [...blockers, ...outside, ...errors];
}

/** Owners who are persons stay nameless: the summary leaves the house. */
function withoutOwners<N extends SendingNumber>(number: N): N {
  return number.owner.kind === 'team'
    ? number
    : { ...number, owner: { kind: 'person', name: 'one employee' } };
}

function reportNumbers(input: SummaryInput): NumbersReport {
  const report = numbersReport({ ...input, at: input.issuedAt });
  return {
    ...report,
    inUse: report.inUse.map(withoutOwners),
    retired: report.retired.map(withoutOwners),
  };
}

/** The filled form, what stands in its way, and what it rests on. Holds no personal data. */
export function composeSummary(input: SummaryInput): Summary {
  const registration = register(input);
  const findings = lintRegistration(registration);
  const fields = fillForm(registration, findings);
  const counts = sumCounts(input.broadcasts);
  const blockers = findBlockers(input, registration, { fields, findings });
  return {
    provider: input.provider,
    ready: blockers.length === 0,
    blockers,
    fields,
    collectiveNotice: composeStatement({
      brand: registration.brand.displayName,
      records: input.broadcasts,
      media: registration.media,
      issuedAt: input.issuedAt,
    }),
    counts,
    numbers: reportNumbers(input),
    findings,
    checkpoint: input.checkpoint,
    issuedAt: input.issuedAt,
    caveats: composeCaveats(registration, counts, input.broadcasts.length),
  };
}
