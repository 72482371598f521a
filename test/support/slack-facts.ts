/** Ready-made values of the core for tests of the Slack adapter; every field can be replaced. */
import type { BroadcastCounts } from '../../src/broadcast/broadcast.ts';
import type { Consent } from '../../src/consent/consent.ts';
import type { Notice } from '../../src/consent/notice.ts';
import { NOTICE_LABELS } from '../../src/consent/notice.ts';
import type { Employee } from '../../src/employee.ts';
import type { NumberInUse, NumbersReport } from '../../src/numbers/track.ts';
import type { Campaign } from '../../src/registration/campaign.ts';
import type { Summary } from '../../src/registration/summarize.ts';
import type {
  AdminOverview,
  BroadcastReview,
  BroadcastStatus,
  EmployeeStatus,
  Receipt,
} from '../../src/service.ts';

const AT = '2026-08-03T15:04:05.000Z';
export const DIGEST = 'a'.repeat(64);

export const TEXT =
  'I agree to receive work text messages (shift, schedule, job-site and safety updates and replies) from Northwind Field Services at the mobile number I gave, sent from 512-555-0101 and 512-555-0102. Message frequency varies. Message and data rates may apply. Reply STOP to opt out, HELP for help. Consent is optional and is not a condition of employment. Privacy Policy: https://www.northwindfs.example/privacy Terms: https://www.northwindfs.example/sms-terms';

export const notice = (over: Partial<Notice> = {}): Notice => ({
  digest: DIGEST,
  campaignId: 'cmp_northwind',
  campaignVersion: 1,
  version: 3,
  locale: 'en-US',
  text: TEXT,
  labels: NOTICE_LABELS,
  numbers: ['+15125550101', '+15125550102'],
  publishedAt: AT,
  ...over,
});

export const campaign = (displayName = 'Northwind Field Services'): Campaign => ({
  campaignId: 'cmp_northwind',
  version: 1,
  definedAt: AT,
  definition: {
    brand: {
      companyName: 'Northwind Field Services LLC',
      displayName,
      email: 'hr@northwindfs.example',
      phone: '+15125550100',
      website: 'https://www.northwindfs.example',
    },
    messageTypes: ['shift', 'schedule'],
    frequency: 'Message frequency varies',
    privacyPolicyLink: 'https://www.northwindfs.example/privacy',
    termsAndConditionsLink: 'https://www.northwindfs.example/sms-terms',
    provider: 'ringcentral',
    locale: 'en-US',
    samples: ['Northwind Field Services: shift moved. Reply STOP to opt out.'],
  },
});

export const employee = (over: Partial<Employee> = {}): Employee => ({
  employeeId: 'emp_0001',
  name: 'Ben Whitaker',
  email: 'ben.whitaker@northwindfs.example',
  directoryPhone: null,
  department: null,
  state: 'active',
  accounts: ['slack:T0NORTHWND:U0NWFS0017'],
  ...over,
});

export const consent = (over: Partial<Consent> = {}): Consent => ({
  employeeId: 'emp_0001',
  status: 'given',
  phone: '+17375550116',
  noticeDigest: DIGEST,
  noticeVersion: 3,
  broadcastId: 'brd_0001',
  deliveryId: 'dlv_0001',
  medium: 'slack',
  at: AT,
  seq: 41,
  givenSeq: 41,
  ...over,
});

export const receipt = (over: Partial<Receipt> = {}): Receipt => {
  const given = over.consent ?? consent();
  return {
    status: given.status,
    employee: employee(),
    consent: given,
    notice: notice(),
    campaign: campaign(),
    message: null,
    repeated: false,
    ...over,
  };
};

export const recorded = (over: Partial<Receipt> = {}) =>
  ({ kind: 'recorded', receipt: receipt(over), alsoHeld: [], released: [] }) as const;

const counts = (over: Partial<BroadcastCounts> = {}): BroadcastCounts => ({
  targeted: 84,
  sent: 80,
  agreed: 71,
  declined: 6,
  waiting: 7,
  withdrawn: 1,
  held: 2,
  unreachable: { user_disabled: 3 },
  pending: 0,
  ...{ inDoubt: 1, reminded: 0, remindersToSend: 0 },
  ...over,
});

export const broadcastStatus = (over: Partial<BroadcastCounts> = {}): BroadcastStatus => ({
  broadcast: {
    broadcastId: 'brd_0001',
    campaignId: 'cmp_northwind',
    noticeDigest: DIGEST,
    audience: 'everyone in Northwind Field Services',
    targeted: 84,
    leftOut: {},
    launchedAt: AT,
    launchedBy: 'emp_0009',
    cancelledAt: null,
    overrideReason: null,
  },
  counts: counts(over),
});

export const number = (over: Partial<NumberInUse> = {}): NumberInUse => ({
  numberId: 'num_0001',
  e164: '+15125550101',
  label: 'Dispatch',
  owner: { kind: 'team', name: 'Dispatch' },
  kind: 'company_line',
  use: 'both',
  provider: 'RingCentral',
  campaignId: 'cmp_northwind',
  activeFrom: AT,
  activeUntil: null,
  inNotice: true,
  covered: 71,
  notCovered: 0,
  ...over,
});

export const numbersReport = (over: Partial<NumbersReport> = {}): NumbersReport => ({
  inUse: [number(), number({ numberId: 'num_0002', e164: '+15125550102', label: 'Night desk' })],
  retired: [],
  warnings: [],
  ...over,
});

export const overview = (over: Partial<AdminOverview> = {}): AdminOverview => ({
  campaign: campaign(),
  notice: notice(),
  findings: [],
  media: ['slack'],
  latest: broadcastStatus(),
  numbers: numbersReport(),
  nextStep: 'Wait for 7 of 84 answers, or get the summary as it stands.',
  admins: ['Hana Reyes'],
  ...{ handedIn: null, publicPage: null },
  ...over,
});

export const review = (over: Partial<BroadcastReview> = {}): BroadcastReview => ({
  draftId: 'drf_0001',
  audience: 'everyone in Northwind Field Services',
  recipients: 18,
  leftOut: [
    { who: 'Rita Guest', reason: 'guest' },
    { who: 'Kurt Vance', reason: 'deactivated' },
  ],
  notice: notice(),
  brand: 'Northwind Field Services',
  supportEmail: 'hr@northwindfs.example',
  findings: [],
  blocked: [],
  textAlarm: null,
  estimatedMs: 4_000,
  ...over,
});

export const status = (over: Partial<EmployeeStatus> = {}): EmployeeStatus => ({
  employee: employee(),
  consent: consent(),
  notice: notice(),
  campaign: campaign(),
  openDeliveryId: null,
  mayText: true,
  ...over,
});

export const summary = (): Summary => ({
  provider: 'ringcentral',
  ready: false,
  blockers: ['Two employees are on hold.'],
  fields: [
    {
      name: 'description',
      own: 'Campaign description',
      value: 'Work texts.',
      length: 11,
      limit: null,
      withinLimit: true,
      note: null,
      findings: [],
    },
  ],
  form: {
    label: 'RingCentral',
    place: 'Admin Portal',
    source: 'RC-REQ',
    date: '2026-11',
    attach: [],
    warnings: [],
    statuses: [],
    sendsWhen: 'Confirmed',
    toFill: [],
    payload: null,
    brandPayload: null,
  },
  consentLevel: { kinds: [], collected: [], conclusion: 'Enough.', refused: null },
  collectiveNotice: 'On 2026-08-03 all 84 employees were asked.',
  collectiveNotices: [],
  registration: null,
  counts: { targeted: 84, agreed: 71, declined: 6, waiting: 7, withdrawn: 1 },
  numbers: numbersReport(),
  findings: [],
  checkpoint: 'rollcall.northwindfs.example\n84\nAAAA\n',
  issuedAt: AT,
  caveats: ['This is not legal advice.'],
});
