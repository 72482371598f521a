/** The audience as it stands at this moment: resolved, sifted, judged. */
import { type PlannedNotice, planNotice } from '../consent/publish.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Campaign } from '../registration/campaign.ts';
import { textAlarm } from '../registration/text-alarm.ts';
import type { Resolved } from './broadcast.ts';
import { type Sifted, sift } from './sift.ts';

export interface Prepared extends Sifted {
  readonly label: string;
  readonly planned: PlannedNotice;
  /** Plain sentences; not empty means that the broadcast cannot be launched. */
  readonly blocked: readonly string[];
  /** Why the text is not the registered one; null when it is, or nothing was handed in yet. */
  readonly textAlarm: string | null;
}

/** The campaign, or InvalidInputError('campaign') that says to define it. */
export async function campaignOf(ports: Ports): Promise<Campaign> {
  const campaign = await ports.views.campaign();
  if (campaign !== null) return campaign;
  throw new InvalidInputError(
    'campaign',
    'There is no campaign yet. Set it up first, then start the broadcast.',
  );
}

/** What a launch at this moment would do; reads only. */
export async function prepare(
  ports: Ports,
  campaign: Campaign,
  resolved: Resolved,
): Promise<Prepared> {
  const planned = await planNotice(ports, campaign);
  const { digest } = planned.notice;
  const { people, notFound } = resolved;
  const employees = await ports.views.employeesByAccount(people.map((person) => person.account));
  const ids = [...employees.values()].map((employee) => employee.employeeId);
  const [consents, asked, submissions] = await Promise.all([
    ports.views.consents(ids),
    askedBefore(ports, digest),
    ports.views.submissions(),
  ]);
  const sifted = sift({ people, notFound, employees, consents, asked, noticeDigest: digest });
  const { provider } = campaign.definition;
  return {
    ...sifted,
    label: resolved.label,
    planned,
    blocked: reasonsToStop(planned, sifted),
    textAlarm: textAlarm(submissions, { provider, noticeDigest: digest }),
  };
}

async function askedBefore(ports: Ports, noticeDigest: string): Promise<ReadonlySet<string>> {
  const broadcasts = await ports.views.broadcasts();
  const open = broadcasts.filter(
    (broadcast) => broadcast.noticeDigest === noticeDigest && broadcast.cancelledAt === null,
  );
  if (open.length === 0) return new Set();
  return ports.work.asked(open.map((broadcast) => broadcast.broadcastId));
}

function reasonsToStop({ notice, findings }: PlannedNotice, { recipients, leftOut }: Sifted) {
  const reasons = findings
    .filter((finding) => finding.severity === 'error')
    .map((finding) => `${finding.message} ${finding.fix}`);
  if (notice.numbers.length === 0) {
    reasons.unshift('No sending number is in use. Add the numbers you text from first.');
  }
  if (recipients.length === 0) {
    reasons.push(
      leftOut.length === 0
        ? 'This audience has nobody in it. Choose other people.'
        : 'Everybody in this audience was left out, so there is nobody to ask. Choose other people.',
    );
  }
  return reasons;
}
