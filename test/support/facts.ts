/** Drafts of the fictional company, to append in tests of the store. */
import type { NewDelivery } from '../../src/broadcast/delivery.ts';
import type { Draft, FactOf } from '../../src/ledger/fact.ts';

const CAMPAIGN = 'cmp_northwind';
export const NOTICE = 'a'.repeat(64);
const WORKSPACE = 'slack:T0001';

const six = (n: number): string => String(n).padStart(6, '0');
export const employeeId = (n: number): string => `emp_${six(n)}`;
export const account = (n: number): string => `${WORKSPACE}:U${six(n)}`;
export const phone = (n: number): string => `+1512555${String(100 + n).padStart(4, '0')}`;
export const broadcastId = (n: number): string => `brd_${six(n)}`;
export const deliveryId = (broadcast: number, n: number): string => `dlv_${broadcast}_${six(n)}`;

export const joined = (n: number): Draft => ({
  key: `joined:${n}`,
  fact: { kind: 'EmployeeJoined', employeeId: employeeId(n), platform: 'slack', by: 'system' },
  personal: { name: `Person ${n}`, email: `Person${n}@northwindfs.example`, account: account(n) },
  streams: [`employee:${employeeId(n)}`],
});

export const launched = (broadcast: number, targeted: number): Draft => ({
  key: `launched:${broadcast}`,
  fact: {
    kind: 'BroadcastLaunched',
    broadcastId: broadcastId(broadcast),
    campaignId: CAMPAIGN,
    noticeDigest: NOTICE,
    audience: 'Field crew',
    targeted,
    leftOut: { bot: 1 },
    by: 'system',
  },
  personal: {},
  streams: [`broadcast:${broadcastId(broadcast)}`],
});

export const cancelled = (broadcast: number): Draft => ({
  key: `cancelled:${broadcast}`,
  fact: {
    kind: 'BroadcastCancelled',
    broadcastId: broadcastId(broadcast),
    by: 'system',
    reason: 'Wrong audience',
  },
  personal: {},
  streams: [`broadcast:${broadcastId(broadcast)}`],
});

/** In the workspace of the company, or another. */
export const delivery = (broadcast: number, n: number, workspace = WORKSPACE): NewDelivery => ({
  deliveryId: deliveryId(broadcast, n),
  broadcastId: broadcastId(broadcast),
  employeeId: employeeId(n),
  account: `${workspace}:U${six(n)}`,
});

export const requested = (broadcast: number, n: number): Draft => ({
  key: `requested:${deliveryId(broadcast, n)}`,
  fact: {
    kind: 'ConsentRequested',
    broadcastId: broadcastId(broadcast),
    deliveryId: deliveryId(broadcast, n),
    employeeId: employeeId(n),
    medium: 'slack',
    noticeDigest: NOTICE,
    foundAfterDoubt: false,
  },
  personal: {},
  streams: [`employee:${employeeId(n)}`],
});

const act = (broadcast: number, n: number) => ({
  employeeId: employeeId(n),
  campaignId: CAMPAIGN,
  broadcastId: broadcastId(broadcast),
  deliveryId: deliveryId(broadcast, n),
  medium: 'slack' as const,
  ip: 'not_provided_by_medium' as const,
  platformAt: null,
});

const experience: FactOf<'ConsentRefused'>['experience'] = {
  locale: 'en-US',
  noticeDigest: NOTICE,
  noticeVersion: 1,
  button: 'No thanks',
  tick: null,
  renderer: 'slack/1',
};

/** `answer` tells one answer of the same person from another. */
export function given(broadcast: number, n: number, answer = 1): Draft {
  const number = phone(n);
  return {
    key: `given:${deliveryId(broadcast, n)}:${answer}`,
    fact: {
      kind: 'ConsentGiven',
      ...act(broadcast, n),
      experience: {
        ...experience,
        button: 'I agree',
        tick: { words: 'I agree to receive texts.', ticked: true, preTicked: false },
      },
      directoryPhone: 'absent',
      numbers: ['+15125550190'],
      replaces: null,
    },
    personal: { name: `Person ${n}`, account: account(n), phone: number },
    streams: [`employee:${employeeId(n)}`, `phone:${number}`],
  };
}

export const refused = (broadcast: number, n: number): Draft => ({
  key: `refused:${deliveryId(broadcast, n)}`,
  fact: { kind: 'ConsentRefused', ...act(broadcast, n), experience },
  personal: { name: `Person ${n}`, account: account(n) },
  streams: [`employee:${employeeId(n)}`],
});

export const withdrawn = (n: number): Draft => ({
  key: `withdrawn:${n}`,
  fact: {
    kind: 'ConsentWithdrawn',
    employeeId: employeeId(n),
    campaignId: CAMPAIGN,
    medium: 'web',
    means: 'receipt',
    matched: null,
    ip: 'not_provided_by_medium',
    platformAt: null,
    by: employeeId(n),
  },
  personal: {},
  streams: [`employee:${employeeId(n)}`],
});

export const held = (n: number): Draft => ({
  key: `held:${n}`,
  fact: {
    kind: 'ConsentHeld',
    employeeId: employeeId(n),
    campaignId: CAMPAIGN,
    reason: 'number_also_named_by_another',
  },
  personal: {},
  streams: [`employee:${employeeId(n)}`],
});

export const admin = (n: number, kind: 'RoleGranted' | 'RoleRevoked'): Draft => ({
  key: `${kind}:${n}`,
  fact: { kind, employeeId: employeeId(n), role: 'admin', by: 'system' },
  personal: {},
  streams: [`employee:${employeeId(n)}`, 'roles'],
});

/** The `attempt`th form handed in to RingCentral. */
export const submitted = (attempt: number): Draft => ({
  key: `submitted:${attempt}`,
  fact: {
    kind: 'CampaignSubmitted',
    campaignId: CAMPAIGN,
    submissionId: `sub_${six(attempt)}`,
    provider: 'ringcentral',
    attempt,
    noticeDigest: NOTICE,
    fields: { description: `Attempt ${attempt}`, embeddedLink: false, useCases: ['Mixed'] },
    sha256: 'b'.repeat(64),
    providerCampaignId: attempt === 1 ? 'C8VLZXY' : null,
    by: 'system',
  },
  personal: {},
  streams: [`campaign:${CAMPAIGN}`],
});

export const answeredByReviewer = (
  attempt: number,
  status: 'approved' | 'rejected',
  code: string | null = null,
): Draft => ({
  key: `status:${attempt}:${status}`,
  fact: {
    kind: 'CampaignStatusRecorded',
    campaignId: CAMPAIGN,
    submissionId: `sub_${six(attempt)}`,
    status,
    code,
    reviewersText: null,
    providerCampaignId: null,
    by: 'system',
  },
  personal: {},
  streams: [`campaign:${CAMPAIGN}`],
});

/** 0, 1, ... below `count`. */
export const range = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => n);
