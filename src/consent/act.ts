/** What a person can do about a request, and what comes of it. */
import type { MessageRef } from '../broadcast/delivery.ts';
import type { Account, Employee } from '../employee.ts';
import type { Campaign } from '../registration/campaign.ts';
import type { Consent } from './consent.ts';
import type { Notice } from './notice.ts';

/** Where an answer came from, as far as the medium tells: web only. Both become disclosures. */
export interface Origin {
  /** Of the person's own device, behind the configured proxies. */
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** What happened to an answer, with all that a receipt says. `message` is the request to replace by the receipt. */
export interface Receipt {
  readonly status: Consent['status'];
  readonly employee: Employee;
  readonly consent: Consent;
  readonly notice: Notice;
  readonly campaign: Campaign;
  /** Null when there is none on the platform where the person acted: other platforms' cards close by themselves. */
  readonly message: MessageRef | null;
  /** True when this answer was already on record: nothing new was written. */
  readonly repeated: boolean;
}

export type RefusalReason =
  | 'not_addressed'
  | 'unknown_request'
  | 'closed'
  | 'left_company'
  | 'wording_changed'
  | 'nothing_to_withdraw';

/** Nothing was recorded; `message` is one plain sentence for the person. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly message: string;
}

export interface Recorded {
  readonly kind: 'recorded';
  readonly receipt: Receipt;
  /** Others who named the same number and are now on hold too: they must hear of it. */
  readonly alsoHeld: readonly Receipt[];
  /** Others whose hold ended by this act. */
  readonly released: readonly Receipt[];
  /** Others whose answer no longer counts by this act: an admin found that the number is not theirs. */
  readonly setAside?: readonly Receipt[];
}

export type ActAnswer = Recorded | Refused;

/** Opening the form: the wording to show, or why there is nothing to answer, in one plain sentence. */
export type FormAnswer =
  | {
      readonly kind: 'form';
      readonly deliveryId: string;
      readonly notice: Notice;
      readonly campaign: Campaign;
    }
  | Refused;

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
  readonly origin?: Origin;
}

export interface Decline {
  readonly account: Account;
  readonly deliveryId: string;
  /** The person pressed nothing but said it: the stop word, `sentence` or the means; and what they wrote. */
  readonly said?: { readonly as: string; readonly words: string | null };
  readonly actId: string;
  readonly platformAt: string | null;
  readonly renderer: string;
  readonly origin?: Origin;
}

export interface Withdraw {
  readonly account: Account;
  readonly means: 'receipt' | 'app_home' | 'command' | 'message' | 'link';
  /** For a message: what the person wrote. */
  readonly words: string | null;
  readonly actId: string;
  readonly platformAt: string | null;
  readonly origin?: Origin;
}

/** Where a consent that was not given on a screen is written down. */
export type EvidenceOfAct =
  | {
      readonly medium: 'paper';
      /** The scanned form: its name for the admin, its SHA-256 (lower-case hex) for the record. */
      readonly evidence: { readonly fileName: string; readonly sha256: string };
    }
  | {
      readonly medium: 'verbal';
      /** Which version of the script was read aloud. */
      readonly evidence: { readonly scriptVersion: string };
    };

/** One person's consent on paper or by word of mouth, entered by an admin. There is no list of these. */
export type EnterAct = EvidenceOfAct & {
  /** Somebody on record (id, account, e-mail or number as `evidence` takes it), or the name of somebody new. */
  readonly who: { readonly query: string } | { readonly name: string };
  /** The mobile number the person wrote or said, as typed. */
  readonly phone: string;
  /** When the person signed or spoke: a day (`2026-11-20`) or an instant. Never later than now. */
  readonly actAt: string;
  /** The wording on the paper or in the script; the notice in force when absent. */
  readonly noticeDigest?: string;
};

/** One person's withdrawal that reached the company outside this service, entered by an admin. */
export interface WithdrawFor {
  /** Somebody on record: id, account, e-mail or number, as `evidence` takes it. */
  readonly query: string;
  readonly medium: 'email' | 'paper' | 'verbal' | 'admin';
  /** When the person said it: a day (`2026-11-20`) or an instant. Never later than now. */
  readonly actAt: string;
  /** Of a letter or mail kept by the company, lower-case hex. */
  readonly evidenceSha256?: string;
  /** What the person wrote or said; a disclosure. */
  readonly words?: string;
}

/** What a person wrote to us; it may be a wish to stop. */
export type Heard = Omit<Withdraw, 'means' | 'words'> & { readonly words: string };

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
