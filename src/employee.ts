/** Who an employee is to us: an id of our own, and the chat accounts that are known to be theirs. */
import { randomBytes } from 'node:crypto';

/** `emp_` + 22 base64url characters; says nothing about the person. */
export type EmployeeId = string;

/**
 * A chat account: platform, tenant and the platform's stable user id, as `slack:T0001:U0001`
 * (with Enterprise Grid the tenant is the enterprise id). Names and e-mails are decoration.
 */
export type Account = string;

/** `web`: people outside chat, who answer by a personal link; their accounts are `web:local:<opaque id>`. */
export type Platform = 'slack' | 'teams' | 'web';

export function accountOf(platform: Platform, tenant: string, userId: string): Account {
  return `${platform}:${tenant}:${userId}`;
}

/** Reads an account; null when it is not of the form `platform:tenant:user`. */
export function parseAccount(
  account: string,
): { platform: Platform; tenant: string; userId: string } | null {
  const match = /^(slack|teams|web):([^:\s]{1,64}):([^:\s]{1,128})$/.exec(account);
  if (match === null) return null;
  const [, platform, tenant, userId] = match as unknown as [string, Platform, string, string];
  return { platform, tenant, userId };
}

/** The workspace an account belongs to: platform and tenant, `slack:T0001`. @throws TypeError for what is no account */
export function workspaceOf(account: Account): string {
  const parsed = parseAccount(account);
  if (parsed === null) throw new TypeError('An account has the form platform:tenant:user.');
  return `${parsed.platform}:${parsed.tenant}`;
}

/** A new id with `bits` of randomness (default 132, above the 128 that ASVS 11.5 asks for). */
export function newId(
  prefix: 'emp' | 'cmp' | 'brd' | 'dlv' | 'num' | 'drf' | 'frm' | 'sub',
  bits = 132,
): string {
  return `${prefix}_${randomBytes(Math.ceil(bits / 8)).toString('base64url')}`;
}

/** A person as a chat platform's directory describes them at this moment. */
export interface ChatPerson {
  readonly account: Account;
  readonly name: string;
  readonly email: string | null;
  /** The directory's phone, as written there; never taken as the person's answer. */
  readonly phone: string | null;
  readonly department: string | null;
  readonly locale: string | null;
  /** IANA zone, e.g. America/Chicago. */
  readonly timeZone: string | null;
  readonly kind: 'member' | 'guest' | 'bot' | 'deactivated' | 'stranger';
  /** The person's Entra (AAD) account as `teams:<tenant>:<object id>`, where this directory knows it. */
  readonly aadAccount?: Account | null;
}

/** An employee as the ledger knows them. Personal fields are null after erasure. */
export interface Employee {
  readonly employeeId: EmployeeId;
  readonly name: string | null;
  readonly email: string | null;
  readonly directoryPhone: string | null;
  readonly department: string | null;
  readonly state: 'active' | 'left';
  readonly accounts: readonly Account[];
}
