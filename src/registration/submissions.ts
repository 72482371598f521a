/** Every form that was handed in, how it stands, and what changed from one to the next. */
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { compareFields, type Difference } from './drift.ts';
import { type HandedIn, readHandedIn } from './handed-in.ts';
import { readLiveForm } from './live-form.ts';
import { isProvider, providerLabel } from './provider-words.ts';
import { type Submission, standingOf } from './submission.ts';

export interface RegistrationReport {
  /** Null as long as nothing was handed in. */
  readonly handedIn: HandedIn | null;
  /** Oldest first, every attempt. */
  readonly submissions: readonly Submission[];
}

export async function registrationReport(ports: Ports, actor: Actor): Promise<RegistrationReport> {
  await requireAdmin(ports, actor, 'see how the registration stands');
  const [handedIn, submissions] = await Promise.all([
    readHandedIn(ports),
    ports.views.submissions(),
  ]);
  return { handedIn, submissions };
}

export interface WhichDiff {
  readonly provider?: string;
  /** Numbers of attempts; the last two when absent, or the last and what is live. */
  readonly from?: number;
  readonly to?: number | 'live';
}

export interface RegistrationDiff {
  readonly provider: string;
  readonly from: string;
  readonly to: string;
  readonly differences: readonly Difference[];
}

/** @throws InvalidInputError('registration' | 'from' | 'to') when there is no such attempt */
export async function registrationDiff(
  ports: Ports,
  actor: Actor,
  which: WhichDiff,
): Promise<RegistrationDiff> {
  await requireAdmin(ports, actor, 'compare what was handed in');
  const all = await ports.views.submissions();
  const campaign = await ports.views.campaign();
  const wanted = which.provider ?? campaign?.definition.provider ?? null;
  const provider = standingOf(all, wanted)?.newest.provider;
  const theirs = all.filter((one) => one.provider === provider);
  const newest = theirs.at(-1);
  if (provider === undefined || newest === undefined) {
    throw new InvalidInputError(
      'registration',
      'Nothing was handed in yet, so there is nothing to compare.',
    );
  }
  const to = which.to ?? (theirs.length > 1 && which.from === undefined ? newest.attempt : 'live');
  const from = attemptOf(
    theirs,
    which.from ?? (to === newest.attempt ? to - 1 : newest.attempt),
    'from',
  );
  const name = (one: Submission) =>
    `attempt ${one.attempt} at ${providerLabel(provider)} (${one.submittedAt.slice(0, 10)})`;
  if (to !== 'live') {
    const later = attemptOf(theirs, to, 'to');
    const differences = compareFields(from.fields, later.fields);
    return { provider, from: name(from), to: name(later), differences };
  }
  const live = await readLiveForm(ports, {
    provider: isProvider(provider) ? provider : 'portable',
    since: from.submittedAt,
    was: from.fields,
  });
  const differences = compareFields(from.fields, live.fields);
  return { provider, from: name(from), to: 'the form as it is now', differences };
}

function attemptOf(
  submissions: readonly Submission[],
  attempt: number,
  field: 'from' | 'to',
): Submission {
  const found = submissions.find((one) => one.attempt === attempt);
  if (found !== undefined) return found;
  const last = submissions.at(-1)?.attempt ?? 0;
  throw new InvalidInputError(
    field,
    `There is no attempt ${attempt}. ${last === 1 ? 'There is only attempt 1.' : `Attempts 1 to ${last} are on record.`}`,
  );
}
