/** What the database's errors mean to us, told by code and never by text. */
import { RollcallError, UncertainError } from '../../src/errors.ts';

/** Another process holds the embedded store. The command line ends with 75 (EX_TEMPFAIL). */
export class EmbeddedStoreBusyError extends RollcallError {
  readonly code = 'EMBEDDED_STORE_BUSY';
  readonly dataDirectory: string;
  constructor(dataDirectory: string) {
    super(
      `The data directory ${dataDirectory} is in use by another Rollcall process: stop that one first, or set DATABASE_URL to a Postgres that several may share.`,
    );
    this.dataDirectory = dataDirectory;
  }
}

/** The database did not answer in time. */
export class StoreTimeoutError extends Error {
  readonly code = 'STORE_TIMEOUT';
  constructor(timeoutMs: number) {
    super(`The database did not answer within ${timeoutMs} ms.`);
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What a socket or pg itself says when there is no connection or none any more. */
const NO_CONNECTION =
  /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT)/;
const TERMINATED =
  /Connection terminated|not queryable|Timeout acquiring a connection|timeout expired/;

/**
 * The connection is gone or the server is going away: SQLSTATE class 08, 57P0x (shutdown,
 * crash, starting up), 53300 (too many connections), or no connection at all.
 */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  return (
    /^(08|57P0)/.test(code) ||
    code === '53300' ||
    code === 'STORE_TIMEOUT' ||
    NO_CONNECTION.test(code) ||
    (error instanceof Error && TERMINATED.test(error.message))
  );
}

/** It waited too long for its turn, and the server took it back: 57014, 55P03, 25P03/25P04. */
export function isTakenBack(error: unknown): boolean {
  return ['57014', '55P03', '25P03', '25P04'].includes(codeOf(error));
}

/**
 * The storage below the embedded store is no longer to be trusted: disk full (53100), I/O
 * error (class 58), PANIC (class XX), no answer, or the engine stopped. After that every
 * further query may hang, so the process has to end.
 */
export function isStorageBroken(error: unknown): boolean {
  const code = codeOf(error);
  return (
    /^(58|XX)/.test(code) ||
    code === '53100' ||
    code === 'STORE_TIMEOUT' ||
    (error instanceof Error && /^(RuntimeError|ExitStatus|ErrnoError)$/.test(error.name)) ||
    (error instanceof Error && /Aborted|unreachable|PGlite is closed/.test(error.message))
  );
}

/** A connection that stood, and broke while it was asked: the next one may well be good. */
export function wasCut(error: unknown): boolean {
  const cut = /^(08|57P0|ECONNRESET|EPIPE)/.test(codeOf(error));
  return (
    cut || (error instanceof Error && /Connection terminated unexpectedly/.test(error.message))
  );
}

/**
 * What a call outside a transaction threw: without an answer it is unknown how the act stands of
 * which it was a part, since that may have been committed before. Any other error is passed back.
 */
export function unanswered(cause: unknown): unknown {
  if (!isConnectionLost(cause) && !isTakenBack(cause)) return cause;
  const error = new UncertainError(
    'The database did not answer. Please do it once more in a moment: what is on record is found again, so twice does no harm.',
  );
  error.cause = cause;
  return error;
}

/** The sentence for a write whose commit was not confirmed. */
export function uncertain(cause: unknown): UncertainError {
  const error = new UncertainError(
    'It is not certain yet whether this was kept: the database did not confirm it. Asking again settles it.',
  );
  error.cause = cause;
  return error;
}
