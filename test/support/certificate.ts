/** Ana Torres agreed in Slack; what her certificate is made of. */
import type { Certificate } from '../../adapters/documents/pdf/certificate-pdf.ts';
import type { ConsentRecord } from '../../src/records/record.ts';
import { sevenItems, wholeNumber } from '../../src/records/seven-items.ts';
import * as facts from './facts.ts';
import { CAMPAIGN } from './links-at-hand.ts';
import { CHECKPOINT } from './report.ts';
import { noticeOf, shownOn } from './shown.ts';

const AT = '2026-11-24T15:04:05.000Z';

export function certificateFor(): Certificate {
  const { fact } = facts.given(1, 1);
  if (fact.kind !== 'ConsentGiven') throw new TypeError('Not a consent.');
  const { publishedAt: _at, campaignId, numbers, ...notice } = noticeOf();
  const experience = { ...fact.experience, noticeDigest: notice.digest, noticeVersion: 3 };
  const record: ConsentRecord = {
    origin: 'rollcall/northwind',
    seq: 412,
    employeeId: fact.employeeId,
    given: { ...fact, experience },
    recordedAt: AT,
    timeZone: 'America/Chicago',
    personal: { name: 'Ana Torres', account: 'slack:T0001:U0001', phone: '+15125550142' },
    erasedAt: null,
    notice: { kind: 'NoticePublished', campaignId, ...notice, numbers: [...numbers], by: 'system' },
    campaign: {
      kind: 'CampaignDefined',
      ...{ campaignId, version: 1, definition: CAMPAIGN.definition, by: 'system' },
    },
    events: [
      { status: 'given', at: AT, seq: 412, medium: 'slack', means: 'pressed "I agree"' },
      {
        ...{ status: 'withdrawn', at: '2026-11-30T08:00:00.000Z', seq: 530 },
        ...{ medium: 'slack', means: 'pressed Withdraw on the receipt' },
      },
    ],
    status: 'withdrawn',
    hasLeft: false,
  };
  return {
    record,
    items: sevenItems(record, wholeNumber),
    shown: shownOn('slack', 'form'),
    checkpoint: CHECKPOINT,
    at: AT,
  };
}
