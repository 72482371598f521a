/**
 * Everything the service needs of the world, and the words it uses.
 *
 * GLOSSARY (one word per idea; the same in SQL, action ids and logs)
 * - campaign: TCR's object: use case, description, messageFlow, samples, keywords
 * - notice: one immutable version of the exact wording shown, per locale, addressed by digest
 * - broadcast: one launch of a notice to an audience
 * - delivery: one broadcast for one employee; work, so it changes
 * - acknowledgement: an employee's answer: agree or decline
 * - fact: something that happened; never changes
 * - entry: a fact as the ledger keeps it, at a `seq`
 * - disclosure: a personal field kept apart, salted
 * - checkpoint: the signed size and root of the ledger
 * - sending number: a number the company texts its employees from
 * - evidence: what proves one answer
 * - summary: what the admin reports to TCR through the provider
 */
import type { Board, Progress } from './broadcast/board.ts';
import type { Audience, Broadcast, BroadcastCounts, Resolved } from './broadcast/broadcast.ts';
import type { BroadcastDraft } from './broadcast/broadcast-draft.ts';
import type { Delivery, MessageRef, NewDelivery } from './broadcast/delivery.ts';
import type { Claim, Pace, Settlement } from './broadcast/outbox.ts';
import type { Waiting } from './broadcast/reminder.ts';
import type { Receipt } from './consent/act.ts';
import type { Consent } from './consent/consent.ts';
import type { Notice } from './consent/notice.ts';
import type { Account, ChatPerson, Employee, EmployeeId, Platform } from './employee.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { KeptLinks } from './links/kept-links.ts';
import type { SendingNumber } from './numbers/sending-number.ts';
import type { Shown } from './proof/shown.ts';
import type { Campaign } from './registration/campaign.ts';
import type { Website } from './registration/page-read.ts';
import type { Submission } from './registration/submission.ts';

export type { Board, Progress } from './broadcast/board.ts';
export type { BroadcastDraft } from './broadcast/broadcast-draft.ts';
export type { Claim, Pace, Settlement } from './broadcast/outbox.ts';
export type { Append, Appended, Ledger, StoredEntry } from './ledger/ledger.ts';
export type { Conversation, Conversations, Gone } from './people/conversations.ts';

/** The time, as RFC 3339 UTC with milliseconds (`now`) and as epoch milliseconds (`nowMs`). */
export interface Clock {
  now(): string;
  nowMs(): number;
}

/** A fixed sentence plus ids, counts and codes. Never a name, number, text, token or payload. */
export interface Log {
  info(sentence: string, fields?: LogFields): void;
  warn(sentence: string, fields?: LogFields): void;
  error(sentence: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/**
 * What is true now, folded from the facts. A read about one thing is O(1) or O(log n); counts and
 * totals grow with what they count. A text that nothing can be
 * called (NUL, half a character in it) is found nowhere, here and in `Work`; it is no error.
 */
export interface Views {
  campaign(): Promise<Campaign | null>;
  notice(digest: string): Promise<Notice | null>;
  /** The newest published notice of the campaign; null when none was published. */
  noticeInForce(): Promise<Notice | null>;
  notices(): Promise<readonly Notice[]>;
  /** All numbers ever, oldest first. */
  numbers(): Promise<readonly SendingNumber[]>;
  employee(employeeId: EmployeeId): Promise<Employee | null>;
  employeeByAccount(account: Account): Promise<Employee | null>;
  employeesByAccount(accounts: readonly Account[]): Promise<ReadonlyMap<Account, Employee>>;
  /** Everyone on record with one of these addresses (lower case), by address. */
  employeesByEmail(emails: readonly string[]): Promise<ReadonlyMap<string, readonly Employee[]>>;
  /** Which of these phrases (small letters, one space between words) are whole names on record, in any case. */
  namesAmong(phrases: readonly string[]): Promise<readonly string[]>;
  /** By id, exact e-mail (case-insensitive), or E.164 of an answer; for the evidence command. */
  findEmployees(query: string): Promise<readonly Employee[]>;
  consent(employeeId: EmployeeId): Promise<Consent | null>;
  consents(employeeIds: readonly EmployeeId[]): Promise<ReadonlyMap<EmployeeId, Consent>>;
  /** Everyone who ever answered, by id; at most so many. */
  answered(most: number): Promise<readonly EmployeeId[]>;
  /** Everyone whose newest answer names this number and is given or held. */
  consentsByPhone(phone: string): Promise<readonly Consent[]>;
  /** How many stand at each status, and for `given` per notice digest. */
  consentTotals(): Promise<{
    readonly byStatus: Readonly<Record<string, number>>;
    readonly givenByNotice: Readonly<Record<string, number>>;
  }>;
  broadcast(broadcastId: string): Promise<Broadcast | null>;
  /** Newest first. */
  broadcasts(): Promise<readonly Broadcast[]>;
  counts(broadcastId: string): Promise<BroadcastCounts>;
  /** The same for many at once; each of them is in the answer. */
  countsOf(broadcastIds: readonly string[]): Promise<ReadonlyMap<string, BroadcastCounts>>;
  /** Everyone who got the request and has not answered through it, in the order of sending; or one of them. */
  waiting(broadcastId: string, employeeId?: EmployeeId): Promise<readonly Waiting[]>;
  /** By which media people were asked, per broadcast. */
  mediaAsked(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Media that occur in ConsentGiven entries. */
  mediaUsed(): Promise<readonly string[]>;
  /** Everything ever handed in to a provider, oldest first. */
  submissions(): Promise<readonly Submission[]>;
  admins(): Promise<readonly Employee[]>;
  isAdmin(employeeId: EmployeeId): Promise<boolean>;
}

/** Work: mutable, may be deleted without losing evidence. Times in epoch milliseconds. */
export interface Work extends KeptLinks {
  /**
   * In one transaction: takes as many send slots as the pace grants now (GCRA) and claims that many
   * pending deliveries whose time has come, for `leaseMs`. `waitMs` tells when the next slot opens
   * (0 when there is nothing to send). Two callers never get the same delivery.
   */
  claim(
    pace: Pace,
    claim: Claim,
  ): Promise<{
    readonly deliveries: readonly Delivery[];
    readonly waitMs: number;
  }>;
  /** Deliveries in doubt whose look-up is due, and those whose lease ran out (they become in doubt); claimed for `leaseMs`. */
  claimDoubts(claim: Claim): Promise<readonly Delivery[]>;
  settle(deliveryId: string, settlement: Settlement): Promise<void>;
  /** Deliveries to be sent later; whoever has one of this broadcast and number already gets no second. */
  enqueue(deliveries: readonly NewDelivery[]): Promise<void>;
  /** Nobody sends to this workspace before `untilMs` (Retry-After). */
  pause(workspace: string, untilMs: number): Promise<void>;
  cancel(broadcastId: string): Promise<number>;
  delivery(deliveryId: string): Promise<Delivery | null>;
  /** The newest delivery that was sent to this employee, for updating what they see. */
  newestDelivery(employeeId: EmployeeId): Promise<Delivery | null>;
  /** Every delivery to this employee, oldest first, whatever became of it. */
  deliveriesTo(employeeId: EmployeeId): Promise<readonly Delivery[]>;
  /** Everyone with a delivery in one of these broadcasts that is neither failed nor cancelled: they were asked or will be. */
  asked(broadcastIds: readonly string[]): Promise<ReadonlySet<EmployeeId>>;
  /** Everyone of a broadcast who cannot be reached, by reason; for the admin. */
  failures(broadcastId: string): Promise<readonly Delivery[]>;
  saveDraft(draft: BroadcastDraft): Promise<void>;
  draft(draftId: string): Promise<BroadcastDraft | null>;
  /** Names and addresses an admin uploaded are in it, so it goes once launched, and any other after seven days. */
  dropDraft(draftId: string): Promise<void>;
  saveBoard(board: Board): Promise<void>;
  /** Boards of broadcasts that may still change. */
  openBoards(): Promise<readonly Board[]>;
  /** True the first time; false when this request was seen before (replay). Forgotten after `keepMs`. */
  firstSeen(requestDigest: string, nowMs: number, keepMs: number): Promise<boolean>;
}

/** What a request message needs; the same words on every platform. */
export interface ConsentRequest {
  readonly deliveryId: string;
  readonly notice: Notice;
  readonly brand: string;
  readonly supportEmail: string;
  /** The person was asked before and has not answered; `last`: they will not be reminded again. */
  readonly reminder?: { readonly last: boolean };
}

/** One company chat. Every call is made once: the SDK's own retries are off. Failures are DeliveryError. */
export interface ChatPlatform {
  readonly platform: Platform;
  /** `slack:T0001`: the pace and the accounts belong to it. */
  readonly workspace: string;
  readonly pace: Pace;
  /** False where nobody can see what the app posted before (Teams): a doubtful send is then made once more. */
  readonly canLookUp: boolean;
  /** Everyone the audience means, as the directory stands now, pages read to the end; and what was not found. */
  resolve(audience: Audience): Promise<Resolved>;
  /** One person of the directory; null when unknown. */
  person(account: Account): Promise<ChatPerson | null>;
  personByEmail(email: string): Promise<ChatPerson | null>;
  /** Sends the request straight to the user; the message carries the delivery id as metadata. */
  request(account: Account, request: ConsentRequest): Promise<MessageRef>;
  /** Looks for a request that may have been sent, by its metadata; null when it is not there. Only if `canLookUp`. */
  find(account: Account, deliveryId: string): Promise<MessageRef | null>;
  /** Puts the receipt in place of a request, because the person answered elsewhere. Once; may be queued. */
  showReceipt(account: Account, ref: MessageRef, receipt: Receipt): Promise<void>;
  /** Posts the progress message to this person, or updates it. */
  showProgress(
    to: { readonly account: Account; readonly ref: MessageRef | null },
    progress: Progress,
  ): Promise<MessageRef>;
  /** A plain notice to one person: a checkpoint, a warning, a hold. */
  tell(
    account: Account,
    message: {
      readonly text: string;
      readonly file?: { readonly name: string; readonly text: string };
    },
  ): Promise<void>;
}

/** The ledger's signing key (Ed25519), kept outside the database. */
export interface Signer {
  /** The origin line of the checkpoint and the name of the key (C2SP signed note). */
  readonly origin: string;
  /** Raw 32-byte public key. */
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
}

/** Where checkpoints leave the machine's database: a file beside it, and the admins' chat. */
export interface Witness {
  /** The last checkpoint (signed note) that was remembered; null at the very first start. */
  last(): Promise<string | null>;
  remember(checkpoint: string): Promise<void>;
}

/** Draws again what somebody saw, from the payload that was sent and by the renderer that was recorded. */
export interface Pictures {
  /**
   * A PNG of at most 500 KB, complete and uncropped; equal bytes for equal input, on every machine.
   * @throws InvalidInputError('text') that names the script when a letter has no font, or when the
   * picture would be larger; InvalidInputError('renderer') for one this program does not have
   */
  draw(shown: Shown): Promise<Uint8Array>;
}

export interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly views: Views;
  readonly work: Work;
  readonly signer: Signer;
  readonly witness: Witness;
  /** The two verifier scripts that travel with evidence, as text. */
  readonly verifiers: { readonly mjs: string; readonly py: string };
  /** Years that records are kept after a person's last event; five when absent, never fewer than four. */
  readonly retentionYears?: number;
  /** The chats in use; one in step with its accounts' platform and tenant. */
  readonly chats: readonly ChatPlatform[];
  /** Where people and reviewers reach this service; absent: nobody outside can. */
  readonly baseUrl?: string;
  /** Opens the public pages the campaign names; absent: nothing outside is opened. */
  readonly website?: Website;
}
