/** The drafts of a small but whole story at Northwind Field Services. */
import { digestWording, NOTICE_LABELS, type NoticeWording } from '../../../src/consent/notice.ts';
import type { Draft, Fact, FactOf, PersonalFields } from '../../../src/ledger/fact.ts';
import { streamsOf } from '../../../src/ledger/streams.ts';

const CAMPAIGN = 'cmp_northwind';
export const BROADCAST = 'brd_spring26';
export const TEXT =
  'I agree to receive work text messages (shift, “job‑site” & safety updates) from Northwind Field Services at the mobile number I gave, sent from 512-555-0101.\nMessage frequency varies. Message and data rates may apply. Reply STOP to opt out, HELP for help.';

const wording: NoticeWording = { locale: 'en-US', text: TEXT, labels: NOTICE_LABELS };
const DIGEST = digestWording(wording);

let next = 0;
/** A draft with a key of its own, on the streams its fact implies. */
export function draftOf(fact: Fact, personal: PersonalFields = {}): Draft {
  return { key: `test:${fact.kind}:${next++}`, fact, personal, streams: streamsOf(fact, personal) };
}

export const employeeOf = (n: number): string => `emp_person${String(n).padStart(4, '0')}`;
export const phoneOf = (n: number): string => `+1512556${String(n).padStart(4, '0')}`;
export const personOf = (n: number): PersonalFields => ({
  name: `Persona Número ${n} 🚚`,
  phone: phoneOf(n),
  account: `slack:T0NORTHWIND:U${n}`,
});

function setUp(): Draft[] {
  const definition: FactOf<'CampaignDefined'>['definition'] = {
    brand: {
      companyName: 'Northwind Field Services LLC',
      displayName: 'Northwind Field Services',
      email: 'texts@northwindfs.example',
      phone: '+15125550100',
      website: 'https://northwindfs.example',
    },
    messageTypes: ['shift', 'job-site', 'safety updates'],
    frequency: 'Message frequency varies',
    privacyPolicyLink: 'https://northwindfs.example/privacy',
    termsAndConditionsLink: 'https://northwindfs.example/terms',
    provider: 'ringcentral',
    locale: 'en-US',
  };
  const added = {
    label: 'Dispatch',
    use: 'both',
    provider: 'ringcentral',
    campaignId: CAMPAIGN,
    activeFrom: '2026-03-01T00:00:00.000Z',
    by: 'system',
  } as const;
  return [
    draftOf({
      kind: 'CampaignDefined',
      campaignId: CAMPAIGN,
      version: 1,
      definition,
      by: 'system',
    }),
    draftOf({
      kind: 'NumberAdded',
      numberId: 'num_dispatch',
      e164: '+15125550101',
      ownerKind: 'team',
      ownerTeam: 'Dispatch',
      numberKind: 'company_line',
      ...added,
    }),
    draftOf(
      {
        kind: 'NumberAdded',
        numberId: 'num_private1',
        e164: '+15125550102',
        ownerKind: 'person',
        ownerTeam: null,
        numberKind: 'personal_mobile',
        ...added,
      },
      { name: 'Olga Owner' },
    ),
    draftOf({
      kind: 'NoticePublished',
      campaignId: CAMPAIGN,
      campaignVersion: 1,
      version: 1,
      digest: DIGEST,
      ...wording,
      numbers: ['+15125550101', '+15125550102'],
      by: 'system',
    }),
    draftOf({
      kind: 'BroadcastLaunched',
      broadcastId: BROADCAST,
      campaignId: CAMPAIGN,
      noticeDigest: DIGEST,
      audience: 'Whole workspace',
      targeted: 40,
      leftOut: { bot: 2 },
      by: 'system',
    }),
  ];
}

const experience = (button: string) => ({
  locale: 'en-US',
  noticeDigest: DIGEST,
  noticeVersion: 1,
  button,
  renderer: 'slack/1',
});
const act = (n: number) =>
  ({
    employeeId: employeeOf(n),
    campaignId: CAMPAIGN,
    broadcastId: BROADCAST,
    deliveryId: `dlv_person${n}`,
    medium: 'slack',
    ip: 'not_provided_by_medium',
    platformAt: '2026-03-02T15:04:05.000Z',
  }) as const;

const joined = (n: number): Draft =>
  draftOf(
    { kind: 'EmployeeJoined', employeeId: employeeOf(n), platform: 'slack', by: 'system' },
    { ...personOf(n), email: `p${n}@northwindfs.example`, department: 'Field' },
  );

const requested = (n: number): Draft =>
  draftOf({
    kind: 'ConsentRequested',
    broadcastId: BROADCAST,
    deliveryId: `dlv_person${n}`,
    employeeId: employeeOf(n),
    medium: 'slack',
    noticeDigest: DIGEST,
    foundAfterDoubt: false,
  });

export const agreed = (n: number): Draft =>
  draftOf(
    {
      kind: 'ConsentGiven',
      ...act(n),
      experience: {
        ...experience('I agree'),
        tick: { words: NOTICE_LABELS.tick, ticked: true, preTicked: false },
      },
      directoryPhone: 'same',
      numbers: ['+15125550101', '+15125550102'],
      replaces: null,
    },
    personOf(n),
  );

const declined = (n: number): Draft =>
  draftOf(
    { kind: 'ConsentRefused', ...act(n), experience: { ...experience('No thanks'), tick: null } },
    personOf(n),
  );

const withdrew = (n: number): Draft =>
  draftOf(
    {
      kind: 'ConsentWithdrawn',
      employeeId: employeeOf(n),
      campaignId: CAMPAIGN,
      medium: 'slack',
      means: 'message',
      matched: 'stop',
      ip: 'not_provided_by_medium',
      platformAt: null,
      by: employeeOf(n),
    },
    { words: 'Stop, please' },
  );

/** The whole story: `people` join and are asked, two of three agree, every seventh withdraws. */
export function story(people: number): Draft[] {
  const all = Array.from({ length: people }, (_, n) => n);
  return [
    ...setUp(),
    draftOf({ kind: 'RoleGranted', employeeId: employeeOf(0), role: 'admin', by: 'system' }),
    ...all.map(joined),
    ...all.map(requested),
    ...all.map((n) => (n % 3 === 2 ? declined(n) : agreed(n))),
    ...all.filter((n) => n % 7 === 1 && n % 3 !== 2).map(withdrew),
  ];
}
