/**
 * From an entry to the rows every view reads. Pure: the same entries always give the same
 * rows, so the rows can be thrown away and rebuilt, and `verify` does exactly that.
 */
import canonicalize from 'canonicalize';
import type { Change, Scalar, ViewTable } from './change.ts';
import type { Entry } from './entry.ts';
import type { FactKind, FactOf } from './fact.ts';
import { requestChange } from './project-requests.ts';
import { submissionProjectors } from './project-submissions.ts';

/** RFC 8785, so that a row is the same whether its fact was just composed or read back. */
const canonicalJson = (value: unknown): string => canonicalize(value) as string;

type Projector = { [K in FactKind]: (fact: FactOf<K>, entry: Entry) => Change[] };

/** The rows one entry changes, in order. */
export function project(entry: Entry): Change[] {
  const projector = projectors[entry.fact.kind] as (fact: Entry['fact'], entry: Entry) => Change[];
  return projector(entry.fact, entry);
}

const change = (
  table: ViewTable,
  key: Record<string, string>,
  set: Record<string, Scalar> | null,
): Change => ({
  table,
  key,
  set,
});

const consent = (employeeId: string, entry: Entry, set: Record<string, Scalar>): Change =>
  change('consents', { employee_id: employeeId }, { ...set, at: entry.at, seq: entry.seq });

function answer(fact: FactOf<'ConsentGiven'> | FactOf<'ConsentRefused'>, entry: Entry): Change[] {
  if (fact.broadcastId === null) return [];
  const key = { broadcast_id: fact.broadcastId, employee_id: fact.employeeId };
  const said = fact.kind === 'ConsentGiven' ? 'agreed' : 'declined';
  return [change('answers', key, { answer: said, answered_at: entry.at, seq: entry.seq })];
}

const act = (fact: FactOf<'ConsentGiven'> | FactOf<'ConsentRefused'>) => ({
  notice_digest: fact.experience.noticeDigest,
  notice_version: fact.experience.noticeVersion,
  broadcast_id: fact.broadcastId,
  delivery_id: fact.deliveryId,
  medium: fact.medium,
});

const ownAccount = (employeeId: string, { personal, seq }: Entry): Change[] =>
  personal.account === undefined
    ? []
    : [change('accounts', { account: personal.account }, { employee_id: employeeId, seq })];

const projectors: Projector = {
  CampaignDefined: (fact, entry) => [
    change(
      'campaigns',
      { campaign_id: fact.campaignId },
      {
        version: fact.version,
        definition: canonicalJson(fact.definition),
        defined_at: entry.at,
        seq: entry.seq,
      },
    ),
  ],
  NoticePublished: (fact, entry) => [
    change(
      'notices',
      { digest: fact.digest },
      {
        campaign_id: fact.campaignId,
        campaign_version: fact.campaignVersion,
        version: fact.version,
        locale: fact.locale,
        text: fact.text,
        labels: canonicalJson(fact.labels),
        numbers: canonicalJson(fact.numbers),
        published_at: entry.at,
        seq: entry.seq,
      },
    ),
  ],
  BroadcastLaunched: (fact, entry) => [
    change(
      'broadcasts',
      { broadcast_id: fact.broadcastId },
      {
        campaign_id: fact.campaignId,
        notice_digest: fact.noticeDigest,
        audience: fact.audience,
        targeted: fact.targeted,
        left_out: canonicalJson(fact.leftOut),
        launched_at: entry.at,
        launched_by: fact.by,
        cancelled_at: null,
        override_reason: fact.override?.reason ?? null,
        seq: entry.seq,
      },
    ),
  ],
  BroadcastCancelled: (fact, entry) => [
    change('broadcasts', { broadcast_id: fact.broadcastId }, { cancelled_at: entry.at }),
  ],
  ConsentRequested: (fact, entry) => [requestChange(fact, entry)],
  ConsentGiven: (fact, entry) => [
    consent(fact.employeeId, entry, {
      ...act(fact),
      status: 'given',
      phone: entry.personal.phone ?? null,
      given_seq: entry.seq,
    }),
    change('media', { medium: fact.medium }, { seq: entry.seq }),
    ...answer(fact, entry),
  ],
  ConsentRefused: (fact, entry) => [
    consent(fact.employeeId, entry, {
      ...act(fact),
      status: 'refused',
      phone: null,
      given_seq: null,
    }),
    ...answer(fact, entry),
  ],
  ConsentWithdrawn: (fact, entry) => [
    consent(fact.employeeId, entry, { status: 'withdrawn', medium: fact.medium }),
  ],
  ConsentHeld: (fact, entry) => [consent(fact.employeeId, entry, { status: 'held' })],
  ConsentReleased: (fact, entry) => [consent(fact.employeeId, entry, { status: 'given' })],
  ConsentInvalidated: (fact, entry) => [consent(fact.employeeId, entry, { status: 'invalidated' })],
  NumberAdded: (fact, entry) => [
    change(
      'sending_numbers',
      { number_id: fact.numberId },
      {
        e164: fact.e164,
        label: fact.label,
        owner_kind: fact.ownerKind,
        owner_name: fact.ownerTeam ?? entry.personal.name ?? null,
        kind: fact.numberKind,
        use: fact.use,
        provider: fact.provider,
        campaign_id: fact.campaignId,
        active_from: fact.activeFrom,
        active_until: null,
        seq: entry.seq,
      },
    ),
  ],
  NumberAssigned: (fact, entry) => [
    change(
      'sending_numbers',
      { number_id: fact.numberId },
      {
        label: fact.label,
        owner_kind: fact.ownerKind,
        owner_name: fact.ownerTeam ?? entry.personal.name ?? null,
        use: fact.use,
        campaign_id: fact.campaignId,
        seq: entry.seq,
      },
    ),
  ],
  NumberRetired: (fact, entry) => [
    change(
      'sending_numbers',
      { number_id: fact.numberId },
      { active_until: fact.activeUntil, seq: entry.seq },
    ),
  ],
  EmployeeJoined: (fact, entry) => [
    change(
      'employees',
      { employee_id: fact.employeeId },
      {
        name: entry.personal.name ?? null,
        email: entry.personal.email ?? null,
        directory_phone: entry.personal.phone ?? null,
        department: entry.personal.department ?? null,
        state: 'active',
        seq: entry.seq,
      },
    ),
    ...ownAccount(fact.employeeId, entry),
  ],
  AccountJoined: (fact, entry) => ownAccount(fact.employeeId, entry),
  AccountSplit: (fact, entry) => ownAccount(fact.newEmployeeId, entry),
  EmployeeLeft: (fact, entry) => [
    change('employees', { employee_id: fact.employeeId }, { state: 'left', seq: entry.seq }),
  ],
  EmployeeReturned: (fact, entry) => [
    change('employees', { employee_id: fact.employeeId }, { state: 'active', seq: entry.seq }),
  ],
  SummaryIssued: () => [],
  RoleGranted: (fact, entry) => [
    change(
      'roles',
      { employee_id: fact.employeeId, role: fact.role },
      { granted_at: entry.at, seq: entry.seq },
    ),
  ],
  ...submissionProjectors,
  RoleRevoked: (fact) => [change('roles', { employee_id: fact.employeeId, role: fact.role }, null)],
  PersonalDataErased: (fact) => [
    change(
      'employees',
      { employee_id: fact.employeeId },
      { name: null, email: null, directory_phone: null, department: null },
    ),
    change('consents', { employee_id: fact.employeeId }, { phone: null }),
    change('accounts', { employee_id: fact.employeeId }, null),
  ],
};
