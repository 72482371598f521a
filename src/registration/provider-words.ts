/** Providers' names and their own words for how a campaign stands, in ours. */
import { InvalidInputError } from '../errors.ts';
import { PROVIDERS, type Provider } from './campaign.ts';
import { PROFILES } from './providers/profiles.ts';
import type { SubmissionStatus } from './submission.ts';

export const isProvider = (word: string): word is Provider =>
  (PROVIDERS as readonly string[]).includes(word);

/** As people call it; a name that is not known any more stays as it was recorded. */
export const providerLabel = (provider: string): string =>
  isProvider(provider) ? PROFILES[provider].label : provider;

/** Words of ours, and every status of the providers' documents (RC-REQ, TX-SDK, AWS-GUIDE, TW-OAS, BW-TYPES), small. */
const MEANING: Readonly<Record<SubmissionStatus, readonly string[]>> = {
  submitted:
    'submitted created draft unconfirmed updaterequested pending in_progress reviewing provisioning requires_authentication tcr_pending tcr_accepted telnyx_accepted mno_pending mno_accepted'.split(
      ' ',
    ),
  approved: 'approved confirmed verified complete active mno_provisioned'.split(' '),
  rejected:
    'rejected submitfailed preventfailed failed declined error requires_updates tcr_failed telnyx_failed mno_rejected mno_provisioning_failed'.split(
      ' ',
    ),
  suspended: 'suspended campaignsuspended tcr_suspended'.split(' '),
  expired: 'expired campaignexpired deleterequested closed deleted tcr_expired'.split(' '),
};

/** What a provider's word means; null when it is no word for a status. */
export function meaningOf(word: string): SubmissionStatus | null {
  const wanted = word.trim().toLowerCase();
  const found = Object.entries(MEANING).find(([, words]) => words.includes(wanted));
  return (found?.[0] as SubmissionStatus | undefined) ?? null;
}

/** @throws InvalidInputError('provider') naming those that are known */
export function readProvider(word: string): Provider {
  const provider = word.trim().toLowerCase();
  if (isProvider(provider)) return provider;
  throw new InvalidInputError('provider', `provider must be one of ${PROVIDERS.join(', ')}.`);
}

/** `RingCentral sends texts only with the status Confirmed.`; null where no status is published. */
export function sendingRule(provider: string): string | null {
  if (!isProvider(provider)) return null;
  const { label, sendsWhen } = PROFILES[provider];
  return sendsWhen === null ? null : `${label} sends texts only with the status ${sendsWhen}.`;
}
