/**
 * The error family. Callers look at `code`, never at the text; the text is one
 * clear sentence for a person: the field, the reason, the remedy.
 */
export abstract class RollcallError extends Error {
  abstract readonly code: string;
}

/** The actor lacks the role the act needs. `admins` are the people who can help (display names). */
export class NotAllowedError extends RollcallError {
  readonly code = 'NOT_ALLOWED';
  readonly admins: readonly string[];
  constructor(message: string, admins: readonly string[] = []) {
    super(message);
    this.admins = admins;
  }
}

/** One input field is unusable. `field` is the name the person knows (a form block id or a file's column). */
export class InvalidInputError extends RollcallError {
  readonly code = 'INVALID_INPUT';
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

export type DeliveryTrouble =
  /** The platform said no for good: this person cannot be reached. */
  | 'refused'
  /** The platform asked to wait; nothing was posted. */
  | 'limited'
  /** Nothing was posted; trying again is safe. */
  | 'retryable'
  /** It may have been posted: find out before sending again. */
  | 'in_doubt'
  /** The whole workspace refuses us (revoked token, missing scope): nobody can be reached. */
  | 'workspace';

/** A send did not plainly succeed. `reason` is a stable word kept with the delivery. */
export class DeliveryError extends RollcallError {
  readonly code = 'DELIVERY';
  readonly trouble: DeliveryTrouble;
  readonly reason: string;
  readonly retryAfterMs: number;
  constructor(trouble: DeliveryTrouble, reason: string, retryAfterMs = 0) {
    super(`The message was not delivered: ${reason}.`);
    this.trouble = trouble;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
  get retryable(): boolean {
    return this.trouble === 'limited' || this.trouble === 'retryable';
  }
}

/** The ledger does not verify. `seq` is the first bad entry, 0-based; -1 when the fault is not in one entry. */
export class LedgerBrokenError extends RollcallError {
  readonly code = 'LEDGER_BROKEN';
  readonly seq: number;
  constructor(seq: number, message: string) {
    super(message);
    this.seq = seq;
  }
}

/** The write may have been committed: ask again with the same key instead of saying it failed. */
export class UncertainError extends RollcallError {
  readonly code = 'UNCERTAIN';
}

/** Somebody else's entry came first on a stream the decision depended on: read again and decide again. */
export class StaleError extends RollcallError {
  readonly code = 'STALE';
}

/** More answers are waiting than can be kept in about two seconds; nothing was written. */
export class BusyError extends RollcallError {
  readonly code = 'BUSY';
}

/** Every mistake of a configuration at once; each names the key and the remedy, never the value. */
export class ConfigError extends RollcallError {
  readonly code = 'CONFIG';
  readonly problems: readonly string[];
  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}
