/** Everything the service can do, one page. Each act is one file; this joins them. */
import type { Audience, BroadcastCounts, Broadcast, LeftOut } from './broadcast/broadcast.ts';
import type { MessageRef } from './broadcast/delivery.ts';
import type { Consent } from './consent/consent.ts';
import type { Notice } from './consent/notice.ts';
import type { Account, Employee, EmployeeId } from './employee.ts';
import type { EvidenceBundle } from './ledger/evidence.ts';
import type { Verification } from './ledger/verify.ts';
import type { NumbersReport } from './numbers/track.ts';
import type { SendingNumber } from './numbers/sending-number.ts';
import type { Campaign } from './registration/campaign.ts';
import type { Finding } from './registration/lint.ts';
import type { Summary } from './registration/summarize.ts';
import type { Provider } from './registration/campaign.ts';

/** Who asks: a verified chat account, or the operator at the command line of the machine. */
export type Actor = { readonly kind: 'account'; readonly account: Account } | { readonly kind: 'operator' };

/** What happened to an answer, with all that a receipt says. `message` is the request to replace by the receipt. */
export interface Receipt {
  readonly status: Consent['status'];
  readonly employee: Employee;
  readonly consent: Consent;
  readonly notice: Notice;
  readonly campaign: Campaign;
  readonly message: MessageRef | null;
  /** True when this answer was already on record: nothing new was written. */
  readonly repeated: boolean;
}

/** Opening the form: the wording to show, or why there is nothing to answer, in one plain sentence. */
export type FormAnswer =
  | { readonly kind: 'form'; readonly deliveryId: string; readonly notice: Notice; readonly campaign: Campaign }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string };

export type RefusalReason =
  | 'not_addressed'
  | 'unknown_request'
  | 'closed'
  | 'left_company'
  | 'wording_changed'
  | 'nothing_to_withdraw';

export type ActAnswer =
  | { readonly kind: 'recorded'; readonly receipt: Receipt; readonly alsoHeld: readonly Receipt[]; readonly released: readonly Receipt[] }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string };

/** The person pressed "I agree". `actId` is the platform's id of this very act (idempotency). */
export interface Agree {
  readonly account: Account;
  readonly deliveryId: string;
  /** Digest of the wording the form showed, as the form carried it; checked against the notice in force. */
  readonly noticeDigest: string;
  /** As typed. InvalidInputError('phone', ...) says what is wrong. */
  readonly phone: string;
  /** False is InvalidInputError('agree', ...). */
  readonly ticked: boolean;
  readonly actId: string;
  readonly platformAt: string | null;
  readonly renderer: string;
}

export interface Decline {
  readonly account: Account;
  readonly deliveryId: string;
  readonly actId: string;
  readonly platformAt: string | null;
  readonly renderer: string;
}

export interface Withdraw {
  readonly account: Account;
  readonly means: 'receipt' | 'app_home' | 'command' | 'message';
  /** For a message: what the person wrote. */
  readonly words: string | null;
  readonly actId: string;
  readonly platformAt: string | null;
}

export interface BroadcastReview {
  readonly draftId: string;
  readonly audience: string;
  readonly recipients: number;
  readonly leftOut: readonly LeftOut[];
  readonly notice: Notice;
  readonly brand: string;
  readonly supportEmail: string;
  readonly findings: readonly Finding[];
  /** Errors among the findings, or nobody to ask: the broadcast cannot be launched. */
  readonly blocked: readonly string[];
  readonly estimatedMs: number;
}

export type LaunchAnswer =
  | { readonly kind: 'launched'; readonly broadcast: Broadcast; readonly repeated: boolean }
  | { readonly kind: 'blocked'; readonly reasons: readonly string[] };

export interface BroadcastStatus {
  readonly broadcast: Broadcast;
  readonly counts: BroadcastCounts;
}

export interface AddNumber {
  readonly phone: string;
  readonly label: string;
  readonly owner: SendingNumber['owner'];
  readonly kind: SendingNumber['kind'];
  readonly use: SendingNumber['use'];
  readonly provider: string;
  /** RFC 3339 or date; now when absent. */
  readonly activeFrom?: string;
}

export interface AssignNumber {
  readonly phone: string;
  readonly label?: string;
  readonly owner?: SendingNumber['owner'];
  readonly use?: SendingNumber['use'];
}

export interface EmployeeStatus {
  readonly employee: Employee;
  readonly consent: Consent | null;
  /** The exact notice they answered; null when they have not. */
  readonly notice: Notice | null;
  readonly campaign: Campaign | null;
  /** The request that waits for their answer; null when none does. */
  readonly openDeliveryId: string | null;
  /** True when a text may be sent to this person now (requirement 54). */
  readonly mayText: boolean;
}

/** What the admin's home shows. */
export interface AdminOverview {
  readonly campaign: Campaign | null;
  readonly notice: Notice | null;
  readonly findings: readonly Finding[];
  readonly latest: BroadcastStatus | null;
  readonly numbers: NumbersReport;
  /** One sentence: what to do next. */
  readonly nextStep: string;
  readonly admins: readonly string[];
}

export interface Service {
  // Campaign and notice. Admins only; NotAllowedError otherwise, naming the admins.
  defineCampaign(actor: Actor, definition: unknown): Promise<{ campaign: Campaign; notice: Notice; findings: readonly Finding[] }>;
  overview(actor: Actor): Promise<AdminOverview>;

  // Numbers.
  addNumber(actor: Actor, command: AddNumber): Promise<SendingNumber>;
  assignNumber(actor: Actor, command: AssignNumber): Promise<SendingNumber>;
  retireNumber(actor: Actor, phone: string): Promise<SendingNumber>;
  numbers(actor: Actor): Promise<NumbersReport>;
  /** Which sending numbers this person's notice named on the day of the answer. */
  numbersNamedTo(actor: Actor, employeeId: EmployeeId): Promise<readonly string[]>;

  // Broadcast.
  draftBroadcast(actor: Actor, audience: Audience): Promise<BroadcastReview>;
  launchBroadcast(actor: Actor, draftId: string): Promise<LaunchAnswer>;
  cancelBroadcast(actor: Actor, broadcastId: string): Promise<BroadcastStatus>;
  broadcastStatus(actor: Actor, broadcastId?: string): Promise<BroadcastStatus | null>;
  /** Sends what is due and settles doubts; called by the heartbeat. Returns when nothing more is due now. */
  deliverDue(): Promise<{ sent: number; nextInMs: number | null }>;
  /** Updates the admins' progress messages where something changed, sparingly. */
  showProgress(): Promise<void>;

  // The act.
  openForm(account: Account, deliveryId: string | null): Promise<FormAnswer>;
  agree(command: Agree): Promise<ActAnswer>;
  decline(command: Decline): Promise<ActAnswer>;
  withdraw(command: Withdraw): Promise<ActAnswer>;
  /** What a person wrote to us: recorded as a withdrawal when it is one (47 CFR 64.1200(a)(10)). */
  hear(command: Omit<Withdraw, 'means' | 'words'> & { words: string }): Promise<ActAnswer | { kind: 'not_a_wish' }>;
  status(account: Account): Promise<EmployeeStatus | null>;
  check(actor: Actor, account: Account): Promise<EmployeeStatus | null>;
  mayText(phone: string): Promise<boolean>;

  // People.
  isAdmin(account: Account): Promise<boolean>;
  adminNames(): Promise<readonly string[]>;
  grantAdmin(actor: Actor, account: Account): Promise<void>;
  revokeAdmin(actor: Actor, account: Account): Promise<void>;
  /** ROLLCALL_ADMINS at first start: grants once per account; e-mails are looked up in the directory. */
  seedAdmins(admins: readonly string[]): Promise<readonly string[]>;
  /** The directory says this person left: suppressed at once (requirement 31). */
  employeeLeft(account: Account, reason: string): Promise<void>;

  // Proof.
  summarize(actor: Actor, provider: Provider): Promise<Summary>;
  evidence(actor: Actor, query: string): Promise<EvidenceBundle>;
  verify(): Promise<Verification>;
  /** Signs the ledger as it stands, remembers it with the witness and, if asked, sends it to the admins. */
  checkpoint(options: { tellAdmins: boolean }): Promise<string>;
  /** At start: LedgerBrokenError when the database is behind or inconsistent with the last witnessed checkpoint. */
  checkWitness(): Promise<void>;
}
