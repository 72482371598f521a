/** Why a letter was not sent, in one stable word; nodemailer's errors are translated here and nowhere else. */
import type { NodemailerError } from 'nodemailer';

export type MailTrouble =
  /** What stands in the list is not one e-mail address. */
  | 'no_address'
  /** The mail server refuses this address or this letter for good. */
  | 'refused'
  /** The mail server asks to try later; nothing was sent. */
  | 'later'
  /** The connection broke while the letter was on its way: it may have been sent. */
  | 'in_doubt'
  /** The mail server cannot be reached. */
  | 'unreachable'
  /** The mail server refuses our user name or password. */
  | 'login'
  /** The mail server offers no encryption. */
  | 'not_encrypted';

/** What a person reads about it. */
export const MAIL_TROUBLE: Readonly<Record<MailTrouble, string>> = {
  no_address: 'there is no usable e-mail address in the list',
  refused: 'the mail server refuses this address',
  later: 'the mail server asks to try later',
  in_doubt: 'the connection broke on the way, so it may or may not have arrived',
  unreachable: 'the mail server cannot be reached: check SMTP_URL',
  login: 'the mail server refuses the user name or password in SMTP_URL',
  not_encrypted: 'the mail server offers no encryption: use an smtps:// address in SMTP_URL',
};

/** Trouble with the server, not with the person: the next letter would fare no better. */
export const stopsEverything = (trouble: MailTrouble): boolean =>
  trouble === 'unreachable' || trouble === 'login' || trouble === 'not_encrypted';

const NO_CONNECTION = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/u;

/**
 * nodemailer says `CONN` for every broken connection, before the letter and after it; only its
 * `originalCode` and `timeoutType` tell that none ever stood. All the rest is in doubt.
 */
export function troubleOf(error: unknown): MailTrouble {
  const { code, originalCode, timeoutType, permanent } = error as NodemailerError;
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'login';
  if (code === 'ETLS') return 'not_encrypted';
  if (permanent !== undefined) return permanent ? 'refused' : 'later';
  if (code === 'EENVELOPE') return 'refused';
  if (code === 'EDNS' || NO_CONNECTION.test(originalCode ?? '')) return 'unreachable';
  if (code === 'ETIMEDOUT' && timeoutType !== 'SOCKET_TIMEOUT') return 'unreachable';
  return 'in_doubt';
}
