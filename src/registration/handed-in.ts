/** How the registration stands at the provider, and whether what is live is still what was handed in. */
import type { Ports } from '../ports.ts';
import { type Drift, driftOf } from './drift.ts';
import { readLiveForm } from './live-form.ts';
import { isProvider, sendingRule } from './provider-words.ts';
import { referenceOf, type Submission, standingOf } from './submission.ts';
import { tellDrift, tellSubmission } from './tell-drift.ts';

export interface HandedIn {
  /** The newest submission; its answer is what is waited for or was said last. */
  readonly newest: Submission;
  /** What live texts are held against. */
  readonly reference: Submission;
  /** The provider lets texts out: the campaign is approved (RingCentral: Confirmed). */
  readonly maySend: boolean;
  /** Plain sentences on where it stands. */
  readonly standing: readonly string[];
  readonly drift: Drift;
  /** One plain sentence per thing that is not as it was handed in. */
  readonly alarms: readonly string[];
}

/** Null as long as nothing was ever handed in: consent comes first, and there is no alarm. */
export async function readHandedIn(ports: Ports): Promise<HandedIn | null> {
  const [submissions, campaign] = await Promise.all([
    ports.views.submissions(),
    ports.views.campaign(),
  ]);
  if (campaign === null) return null;
  const standing = standingOf(submissions, campaign.definition.provider);
  if (standing === null) return null;
  const { newest, approved } = standing;
  const reference = referenceOf(standing);
  const provider = isProvider(reference.provider) ? reference.provider : 'portable';
  const since = reference.submittedAt;
  const live = await readLiveForm(ports, { provider, since, was: reference.fields });
  const drift = driftOf(reference, live);
  return {
    newest,
    reference,
    maySend: approved !== null,
    standing: tellStanding(newest, approved),
    drift,
    alarms: tellDrift(reference, drift),
  };
}

export interface Clearance {
  /** The campaign is approved at its provider and not suspended. */
  readonly maySend: boolean;
  /** Why no text should go out however valid a consent is; null when one may. */
  readonly warning: string | null;
}

/** The same question alone, for whoever is about to text: a few reads and no comparison. */
export async function clearanceOf({ views }: Pick<Ports, 'views'>): Promise<Clearance> {
  const [submissions, campaign] = await Promise.all([views.submissions(), views.campaign()]);
  const standing = standingOf(submissions, campaign?.definition.provider ?? null);
  if (standing === null) {
    return {
      maySend: false,
      warning:
        'Warning: no registration is on record, so carriers may block the text. Hand the form in and wait for the approval first.',
    };
  }
  const { newest, approved } = standing;
  if (approved !== null) return { maySend: true, warning: null };
  const rule = sendingRule(newest.provider) ?? 'Carriers may block the text until it is approved.';
  return { maySend: false, warning: `Warning: ${tellSubmission(newest)} ${rule}` };
}

function tellStanding(newest: Submission, approved: Submission | null): string[] {
  const earlier = approved === null || approved === newest ? [] : [tellSubmission(approved)];
  const rule = approved === null ? sendingRule(newest.provider) : null;
  return [tellSubmission(newest), ...earlier, ...(rule === null ? [] : [rule])];
}
