/** What an admin's home shows: how everything stands, and what to do next. */

import type { BroadcastStatus } from './broadcast/review.ts';
import { latestStatus } from './broadcast/status.ts';
import type { Medium } from './consent/consent.ts';
import type { Notice } from './consent/notice.ts';
import { planNotice } from './consent/publish.ts';
import { currentNumbers } from './numbers/report.ts';
import { isActive, sends } from './numbers/sending-number.ts';
import type { NumbersReport } from './numbers/track.ts';
import type { Ports } from './ports.ts';
import type { Campaign } from './registration/campaign.ts';
import { type HandedIn, readHandedIn } from './registration/handed-in.ts';
import type { Finding } from './registration/lint.ts';
import { lintLive } from './registration/lint-live.ts';
import { mediaInUse } from './registration/media-in-use.ts';
import { isPublicAddress, pageUrl, slugOf } from './registration/pages.ts';
import type { Actor } from './roles/actor.ts';
import { adminNames, requireAdmin } from './roles/require-admin.ts';

export interface AdminOverview {
  readonly campaign: Campaign | null;
  /** The notice in force; before the first one, as it would be. */
  readonly notice: Notice | null;
  readonly findings: readonly Finding[];
  /** Every way in which an employee can agree; the consent level rests on it. */
  readonly media: readonly Medium[];
  readonly latest: BroadcastStatus | null;
  readonly numbers: NumbersReport;
  /** How the registration stands at the provider; null as long as nothing was handed in. */
  readonly handedIn: HandedIn | null;
  /** Where anybody can see the opt-in; null while no notice is in force. */
  readonly publicPage: { readonly url: string; readonly isPublic: boolean } | null;
  /** One sentence: what to do next. */
  readonly nextStep: string;
  readonly admins: readonly string[];
}

export async function overview(ports: Ports, actor: Actor): Promise<AdminOverview> {
  await requireAdmin(ports, actor, 'see this page');
  const [campaign, inForce, latest, numbers, admins, handedIn, media] = await Promise.all([
    ports.views.campaign(),
    ports.views.noticeInForce(),
    latestStatus(ports),
    currentNumbers(ports),
    adminNames(ports),
    readHandedIn(ports),
    mediaInUse(ports),
  ]);
  const planned = campaign === null ? null : (await planNotice(ports, campaign)).notice;
  const notice = inForce ?? planned;
  const findings = campaign === null ? [] : await lintLive(ports, campaign);
  const publicPage =
    campaign === null || inForce === null ? null : publicPageOf(ports.baseUrl ?? '', campaign);
  const parts = {
    campaign,
    notice,
    findings,
    media,
    latest,
    numbers,
    admins,
    handedIn,
    publicPage,
  };
  return { ...parts, nextStep: nextStep(parts, ports.clock.now()) };
}

function publicPageOf(baseUrl: string, campaign: Campaign): AdminOverview['publicPage'] {
  if (baseUrl === '') return null;
  const url = pageUrl(baseUrl, 'evidence', slugOf(campaign));
  return { url, isPublic: isPublicAddress(baseUrl) };
}

function nextStep(parts: Omit<AdminOverview, 'nextStep'>, now: string): string {
  const { campaign, findings, latest, numbers } = parts;
  if (campaign === null) return 'Set up the campaign: who texts, about what, and how to reach you.';
  if (!numbers.inUse.some((number) => isActive(number, now) && sends(number))) {
    return 'Add the numbers you text from.';
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  if (errors > 0) {
    return `Correct the campaign: ${errors} ${errors === 1 ? 'finding stands' : 'findings stand'} in the way.`;
  }
  if (latest === null) return 'Start a broadcast to ask people for their consent.';
  return ofRegistration(parts) ?? follow(latest);
}

/** What the provider's answer asks for; null when the broadcast comes first. */
function ofRegistration({ handedIn, latest }: Omit<AdminOverview, 'nextStep'>): string | null {
  if (handedIn === null) return null;
  const { alarms, newest } = handedIn;
  if (newest.status === 'rejected') {
    return 'Correct what the reviewer refused, then hand the form in again.';
  }
  if (newest.status === 'suspended' || newest.status === 'expired') {
    return 'The registration is not in force: ask the provider why, and hand the form in again.';
  }
  if (alarms.length > 0) {
    return 'What is live is no longer what was handed in: hand the form in again, or change it back.';
  }
  const isDone = latest !== null && latest.counts.waiting === 0;
  if (!isDone) return null;
  return newest.status === 'submitted'
    ? 'Everybody answered: wait for the answer of the reviewers.'
    : 'Everybody answered, and the registration is approved: nothing is left to do.';
}

function follow({ broadcast, counts }: BroadcastStatus): string {
  if (broadcast.cancelledAt !== null) return 'Your last broadcast was cancelled. Start a new one.';
  const unsent = counts.pending + counts.inDoubt;
  if (unsent > 0) return `The broadcast is being sent: ${unsent} of ${counts.targeted} are left.`;
  if (counts.waiting > 0) {
    return `Wait for ${counts.waiting} of ${counts.targeted} answers, or get the summary as it stands.`;
  }
  return 'Everybody answered: get the summary and register the campaign.';
}
