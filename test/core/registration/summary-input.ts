/** The tour's company as a summary input: 84 asked, 71 agreed, 6 declined, 7 silent. */
import type { Broadcast, BroadcastCounts } from '../../../src/broadcast/broadcast.ts';
import { composeWording, digestWording, type Notice } from '../../../src/consent/notice.ts';
import type { SendingNumber } from '../../../src/numbers/sending-number.ts';
import type { SummaryInput } from '../../../src/registration/summarize.ts';
import { CAMPAIGN, NUMBERS } from './worked-example.ts';

const wording = composeWording(CAMPAIGN, NUMBERS);

export const NOTICE: Notice = {
  ...wording,
  digest: digestWording(wording),
  campaignId: 'cmp_northwind',
  campaignVersion: 1,
  version: 1,
  numbers: NUMBERS,
  publishedAt: '2026-08-01T09:00:00.000Z',
};

export function sendingNumber(e164: string, change: Partial<SendingNumber> = {}): SendingNumber {
  return {
    numberId: `num_${e164.slice(1)}`,
    e164,
    label: `Dispatch ${e164.slice(-1)}`,
    owner: { kind: 'team', name: 'Dispatch' },
    kind: 'company_line',
    use: 'both',
    provider: 'ringcentral',
    campaignId: 'cmp_northwind',
    activeFrom: '2026-08-01T09:00:00.000Z',
    activeUntil: null,
    ...change,
  };
}

export const BROADCAST: Broadcast = {
  broadcastId: 'brd_first1',
  campaignId: 'cmp_northwind',
  noticeDigest: NOTICE.digest,
  audience: 'Maria Lopez and crew',
  targeted: 84,
  leftOut: {},
  launchedAt: '2026-08-03T15:00:00.000Z',
  launchedBy: 'emp_maria1',
  cancelledAt: null,
  overrideReason: null,
};

export const COUNTS: BroadcastCounts = {
  targeted: 84,
  sent: 84,
  agreed: 71,
  declined: 6,
  waiting: 7,
  withdrawn: 2,
  held: 0,
  unreachable: {},
  pending: 0,
  inDoubt: 0,
  reminded: 0,
  remindersToSend: 0,
};

export const CHECKPOINT =
  'northwindfs.example/rollcall\n170\nAAAA=\n\n— northwindfs.example/rollcall abcd\n';

export const SUMMARY_INPUT: SummaryInput = {
  provider: 'portable',
  campaign: {
    campaignId: 'cmp_northwind',
    version: 1,
    definition: CAMPAIGN,
    definedAt: '2026-08-01T09:00:00.000Z',
  },
  notice: NOTICE,
  notices: [NOTICE],
  numbers: NUMBERS.map((e164) => sendingNumber(e164)),
  givenByNotice: { [NOTICE.digest]: 69 },
  broadcasts: [{ broadcast: BROADCAST, counts: COUNTS }],
  mediaUsed: ['slack'],
  checkpoint: CHECKPOINT,
  issuedAt: '2026-08-17T12:00:00.000Z',
};
