/** A personal link: how somebody outside chat opens a request, once. */
import type { Broadcast, LeftOut } from '../broadcast/broadcast.ts';
import type { Insist } from '../broadcast/review.ts';
import type { EmployeeStatus, Origin, Receipt, Refused } from '../consent/act.ts';
import type { Consent } from '../consent/consent.ts';
import type { Notice } from '../consent/notice.ts';
import type { Account, Employee } from '../employee.ts';
import type { Campaign } from '../registration/campaign.ts';

/** What a link may be used for, and nothing else. */
export type LinkPurpose = 'answer' | 'withdraw' | 'change' | 'record';

/** As it is kept: the token itself is known to its holder only. */
export interface Link {
  /** SHA-256 of the token, lower-case hex. */
  readonly hash: string;
  readonly account: Account;
  readonly deliveryId: string;
  readonly purpose: LinkPurpose;
  readonly expiresAtMs: number;
}

/** Where the page of a link to answer is: `GET` shows it and changes nothing, `POST` answers. */
export const linkUrl = (baseUrl: string, token: string): string =>
  `${baseUrl.replace(/\/+$/, '')}/answer/${token}`;

/** Somebody who gets a link; `line` is the line in the file, from 1. */
export interface LinkRow {
  readonly line: number;
  readonly name: string;
  readonly email: string | null;
  /** The company's own number for the person; finds the same person again. */
  readonly employeeNumber: string | null;
}

export interface HandOutLinks {
  readonly rows: readonly LinkRow[];
  /** How long each link can be used; 14 days when absent. */
  readonly keepMs?: number;
  /** On a text that is not the registered one: the admin insists, and says why. */
  readonly insist?: Insist;
}

/** The only time the tokens are seen: nothing here can be asked for again. */
export interface LinksHandedOut {
  readonly links: readonly {
    readonly name: string;
    readonly email: string | null;
    /** 43 base64url characters (256 bits). */
    readonly token: string;
    readonly expiresAt: string;
  }[];
  readonly leftOut: readonly LeftOut[];
  /** Null when nobody new was asked: everyone got a fresh link to a request they already had. */
  readonly broadcast: Broadcast | null;
}

/** The form of one person, as a page shows it. */
export interface OpenedForm {
  readonly deliveryId: string;
  readonly account: Account;
  readonly employee: Employee;
  readonly notice: Notice;
  readonly campaign: Campaign;
}

/** What the page of a link shows. `gone` is the same for unknown, altered, used and expired links. */
export type LinkPage =
  | ({ readonly kind: 'form' } & OpenedForm)
  /** A link to change the number: the same form, and the agreement that stands. */
  | ({ readonly kind: 'change'; readonly consent: Consent } & OpenedForm)
  /** A link to withdraw: where the person stands. */
  | { readonly kind: 'standing'; readonly status: EmployeeStatus }
  | { readonly kind: 'gone' };

/**
 * What was posted from the page of a link. To withdraw needs a link to withdraw, to decline one to
 * answer; to agree one to answer or, with another number, one to change it.
 */
export type LinkAnswer = { readonly origin: Origin; readonly renderer: string } & (
  | {
      readonly act: 'agree';
      /** As typed. */
      readonly phone: string;
      readonly ticked: boolean;
      /** Digest of the wording the page showed, as the form carried it. */
      readonly noticeDigest: string;
    }
  | { readonly act: 'decline' }
  | { readonly act: 'withdraw' }
);

/**
 * Links for what the person can do next, without anybody handing out another: each made for one
 * purpose, null where there is nothing to do. `answer` is for a change of mind after a no.
 */
export type NextTokens = Readonly<Record<LinkPurpose, string | null>>;

/** `refused` leaves the link as it was, like an InvalidInputError('phone' | 'agree'); `gone` says nothing more. */
export type LinkAnswered =
  | {
      readonly kind: 'recorded';
      readonly receipt: Receipt;
      readonly next: NextTokens;
    }
  | Refused
  | { readonly kind: 'gone' };
