/**
 * The closed list of what can happen. A fact is in the past tense and never changes.
 * Personal values are not in here: they travel beside the fact as {@link PersonalFields}
 * and reach the entry only as salted digests (RFC 9901).
 */
import { z } from 'zod';
import { campaignDefinitionSchema } from '../registration/campaign.ts';
import { act, entered, ipAbsence } from './act-parts.ts';
import {
  by,
  digest,
  e164,
  fact,
  id,
  instant,
  medium,
  withdrawalMedium,
  word,
} from './fact-parts.ts';
import { statusFact, submittedFact } from './registration-facts.ts';

export const factSchema = z.discriminatedUnion('kind', [
  fact('CampaignDefined', {
    campaignId: id,
    version: z.number().int().positive(),
    definition: campaignDefinitionSchema,
    by,
  }),
  fact('NoticePublished', {
    campaignId: id,
    campaignVersion: z.number().int().positive(),
    version: z.number().int().positive(),
    digest,
    locale: word,
    text: z.string().min(1).max(4000),
    labels: z.strictObject({ review: word, decline: word, tick: word, agree: word }),
    numbers: z.array(e164),
    by,
  }),
  fact('BroadcastLaunched', {
    broadcastId: id,
    campaignId: id,
    noticeDigest: digest,
    audience: word,
    targeted: z.number().int().positive(),
    leftOut: z.record(word, z.number().int().nonnegative()),
    by,
    /** The text is not the one handed in or approved, and the admin insisted, saying why. */
    override: z.strictObject({ reason: word }).optional(),
  }),
  fact('BroadcastCancelled', { broadcastId: id, by, reason: word }),
  fact('ConsentRequested', {
    broadcastId: id,
    deliveryId: id,
    employeeId: id,
    medium,
    noticeDigest: digest,
    foundAfterDoubt: z.boolean(),
    /** The first or second reminder of a request that waits for its answer; absent for the request itself. */
    reminder: z.number().int().min(1).max(2).optional(),
  }),
  fact('ConsentGiven', {
    ...act,
    /** How the typed number relates to the directory's: noted, never a reason to refuse. */
    directoryPhone: z.enum(['same', 'different', 'absent']),
    /** The sending numbers the notice named when she agreed. */
    numbers: z.array(e164),
    /** The ConsentGiven it replaces (changed number or newer notice), by seq. */
    replaces: z.number().int().nonnegative().nullable(),
    /** Paper and spoken consent: who entered it, and on what it rests. Absent when the person acted here. */
    entered: entered.optional(),
  }),
  fact('ConsentRefused', act),
  fact('ConsentWithdrawn', {
    employeeId: id,
    campaignId: id,
    medium: withdrawalMedium,
    /** How it was said: `receipt`, `app_home`, `command`, `message`, `link`, `told_hr`. */
    means: word,
    /** For a message: the stop word or `sentence`; the words themselves are a disclosure. */
    matched: word.nullable(),
    ip: ipAbsence,
    platformAt: instant.nullable(),
    by,
    /** Said on paper, aloud or by e-mail: who entered it, and when it was said. Absent when the person acted here. */
    entered: entered.optional(),
  }),
  /** Another employee named the same number: both are on hold until one changes it or withdraws (requirement 32). */
  fact('ConsentHeld', {
    employeeId: id,
    campaignId: id,
    reason: z.literal('number_also_named_by_another'),
  }),
  fact('ConsentReleased', {
    employeeId: id,
    campaignId: id,
    reason: z.enum(['other_changed_number', 'other_withdrew', 'admin_confirmed']),
    by,
  }),
  fact('ConsentInvalidated', { employeeId: id, campaignId: id, reason: word, by }),
  fact('NumberAdded', {
    numberId: id,
    e164,
    label: word,
    ownerKind: z.enum(['person', 'team']),
    /** A team's name; a person's name is the disclosure `name`. */
    ownerTeam: word.nullable(),
    numberKind: z.enum(['company_line', 'personal_mobile']),
    use: z.enum(['sends', 'receives', 'both']),
    provider: word,
    campaignId: id.nullable(),
    activeFrom: instant,
    by,
  }),
  /** The number changed hands, use or campaign; everything it now has is restated. */
  fact('NumberAssigned', {
    numberId: id,
    e164,
    label: word,
    ownerKind: z.enum(['person', 'team']),
    ownerTeam: word.nullable(),
    use: z.enum(['sends', 'receives', 'both']),
    campaignId: id.nullable(),
    by,
  }),
  fact('NumberRetired', { numberId: id, e164, activeUntil: instant, by }),
  fact('EmployeeJoined', {
    employeeId: id,
    platform: z.enum(['slack', 'teams', 'none']),
    /** IANA zone, where the directory tells it; exports name it beside UTC (requirement 64). */
    timeZone: word.optional(),
    by,
  }),
  /** An account turned out to be this employee's: never by name, always reversible by AccountSplit. */
  fact('AccountJoined', {
    employeeId: id,
    platform: z.enum(['slack', 'teams', 'web']),
    basis: z.enum(['work_email', 'aad_id']),
    by,
  }),
  /** The account is not this employee's after all: from here on it belongs to a new employee. */
  fact('AccountSplit', { employeeId: id, newEmployeeId: id, by }),
  fact('EmployeeLeft', { employeeId: id, reason: word, by }),
  /** Works here again, and is asked again: an agreement from before does not come back with them. */
  fact('EmployeeReturned', { employeeId: id, by }),
  fact('SummaryIssued', {
    campaignId: id,
    provider: word,
    ready: z.boolean(),
    sha256: digest,
    size: z.number().int().nonnegative(),
    by,
  }),
  submittedFact,
  statusFact,
  fact('RoleGranted', { employeeId: id, role: z.literal('admin'), by }),
  fact('RoleRevoked', { employeeId: id, role: z.literal('admin'), by }),
  fact('PersonalDataErased', {
    employeeId: id,
    seqs: z.array(z.number().int().nonnegative()),
    fields: z.array(word),
    /** In the admin's words, without personal data; absent in the oldest entries. */
    reason: word.optional(),
    /** What allows it before the records' time is over; absent when the time was over. */
    legalBasis: word.optional(),
    by,
  }),
]);

export type Fact = z.infer<typeof factSchema>;
export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** The personal fields an entry may commit to. `words` is what a person wrote to withdraw. */
export const PERSONAL_FIELDS = [
  'name',
  'email',
  'phone',
  'account',
  'department',
  'ip',
  'userAgent',
  'words',
] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];
export type PersonalFields = Readonly<Partial<Record<PersonalField, string>>>;

/**
 * A fact about to be appended. `key` is its idempotency key: a second append with the same
 * key returns the first entry. `streams` are the subjects it concerns, for optimistic checks.
 */
export interface Draft {
  readonly key: string;
  readonly fact: Fact;
  readonly personal: PersonalFields;
  readonly streams: readonly Stream[];
}

/** A subject whose history a decision may depend on. */
export type Stream =
  | `employee:${string}`
  | `phone:${string}`
  | `campaign:${string}`
  | `numbers`
  | `roles`
  /** One account or one work e-mail, named so that it cannot be read: whoever joins or splits it stands on it. */
  | `person:${string}`
  | `broadcast:${string}`;
