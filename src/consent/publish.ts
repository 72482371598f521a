/** The wording in force: composed from the campaign and the numbers active at this moment. */
import { appendNext, decide, standing } from '../decide.ts';
import type { Draft, Stream } from '../ledger/fact.ts';
import { isActive, sends } from '../numbers/sending-number.ts';
import type { Ports } from '../ports.ts';
import type { Campaign } from '../registration/campaign.ts';
import { type Finding, lintNotice } from '../registration/lint.ts';
import type { By } from '../roles/actor.ts';
import { composeWording, digestWording, type Notice } from './notice.ts';

/**
 * Everything that decides what is shown to whom stands on this stream besides its own: there is
 * one campaign, so two admins who change it or launch at the same moment see each other.
 */
export const CURRENT: Stream = 'campaign:current';

export interface PlannedNotice {
  /** The notice in force, or the next version as it would be published. */
  readonly notice: Notice;
  readonly inForce: boolean;
  readonly findings: readonly Finding[];
  /** The wording may be shown: no finding is an error and at least one number sends. */
  readonly publishable: boolean;
}

/** What the notice is, or would be, with the campaign and the numbers as they stand now. */
export async function planNotice(ports: Ports, campaign: Campaign): Promise<PlannedNotice> {
  const at = ports.clock.now();
  const [all, current, notices] = await Promise.all([
    ports.views.numbers(),
    ports.views.noticeInForce(),
    ports.views.notices(),
  ]);
  const numbers = all.filter((number) => isActive(number, at) && sends(number));
  const named = [...new Set(numbers.map((number) => number.e164))].sort();
  const wording = composeWording(campaign.definition, named);
  const digest = digestWording(wording);
  const findings = lintNotice({
    campaign: campaign.definition,
    text: wording.text,
    numbers: named,
  });
  const inForce = current?.digest === digest;
  // A wording that comes back is the same notice: it keeps its version, as it keeps its digest.
  const version =
    notices.find((notice) => notice.digest === digest)?.version ??
    Math.max(0, ...notices.map((notice) => notice.version)) + 1;
  const next: Notice = {
    ...wording,
    digest,
    campaignId: campaign.campaignId,
    campaignVersion: campaign.version,
    version,
    numbers: named,
    publishedAt: at,
  };
  return {
    notice: inForce && current !== null ? current : next,
    inForce,
    findings,
    publishable: named.length > 0 && findings.every((finding) => finding.severity !== 'error'),
  };
}

/** Puts the planned wording in force when it may be shown and is not yet. */
export function publishNotice(ports: Ports, campaign: Campaign, by: By): Promise<PlannedNotice> {
  return decide(async () => {
    const expect = await standing(ports.ledger, [CURRENT, 'numbers']);
    const planned = await planNotice(ports, campaign);
    if (planned.inForce || !planned.publishable) return planned;
    const key = `notice:${campaign.campaignId}:${expect[0]?.seq}`;
    const drafts = [noticeDraft(planned.notice, { key, by })];
    await appendNext(ports.ledger, { drafts, expect });
    const notice = (await ports.views.notice(planned.notice.digest)) ?? planned.notice;
    return { ...planned, notice, inForce: true };
  });
}

function noticeDraft(notice: Notice, write: { key: string; by: By }): Draft {
  const { campaignId, campaignVersion, version, digest, locale, text, labels } = notice;
  return {
    key: write.key,
    fact: {
      kind: 'NoticePublished',
      campaignId,
      campaignVersion,
      version,
      digest,
      locale,
      text,
      labels: { ...labels },
      numbers: [...notice.numbers],
      by: write.by,
    },
    personal: {},
    streams: [`campaign:${campaignId}`, CURRENT],
  };
}
