/** An admin sends a text that is not the registered one: allowed with a reason, which goes on record. */

import { type PlannedNotice, planNotice } from '../consent/publish.ts';
import { InvalidInputError } from '../errors.ts';
import type { FactOf } from '../ledger/fact.ts';
import { keepable } from '../people/join.ts';
import type { Ports } from '../ports.ts';
import type { CampaignDefinition } from '../registration/campaign.ts';
import { withoutPersonalData } from '../registration/personal.ts';
import { textAlarm } from '../registration/text-alarm.ts';
import { campaignOf } from './audience.ts';
import type { Insist } from './review.ts';

const LONGEST = 200;

export type Override = FactOf<'BroadcastLaunched'>['override'] | null;

/** Null when nobody insists. @throws InvalidInputError('reason') when the admin gives none */
export function readReason(insist: Insist | undefined): string | null {
  if (insist === undefined) return null;
  const reason = keepable(insist.reason, LONGEST);
  if (reason !== '') return reason;
  throw new InvalidInputError(
    'reason',
    'Please say in one sentence why it goes out all the same. The reason goes on record.',
  );
}

interface Asked {
  readonly textAlarm: string | null;
  readonly planned: Pick<PlannedNotice, 'notice'>;
}

/** What BroadcastLaunched keeps; null when the text is the registered one, whatever was said. */
export function overrideOf(
  { textAlarm, planned }: Asked,
  reason: string | null,
  brand: CampaignDefinition['brand'],
): Override {
  if (textAlarm === null || reason === null) return null;
  const own = { brand, numbers: planned.notice.numbers };
  return { reason: withoutPersonalData(reason, own).slice(0, LONGEST) };
}

/**
 * The same for a broadcast that is launched without a review.
 * @throws InvalidInputError('override') when the text is not the registered one and nobody insists
 */
export async function requireRegisteredText(
  ports: Ports,
  reason: string | null,
): Promise<Override> {
  const campaign = await campaignOf(ports);
  const [planned, submissions] = await Promise.all([
    planNotice(ports, campaign),
    ports.views.submissions(),
  ]);
  const { provider, brand } = campaign.definition;
  const alarm = textAlarm(submissions, { provider, noticeDigest: planned.notice.digest });
  if (alarm !== null && reason === null) {
    throw new InvalidInputError(
      'override',
      `${alarm} To send it all the same, give the reason with --override.`,
    );
  }
  return overrideOf({ textAlarm: alarm, planned }, reason, brand);
}
