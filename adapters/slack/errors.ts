/** Slack's errors, translated once. Sources: the error tables of each method, docs.slack.dev/reference/methods. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { DeliveryError, type DeliveryTrouble, RollcallError } from '../../src/errors.ts';
import { systemCode, wasNeverSent } from '../chat/system-code.ts';

/** Nobody in the workspace can be reached until an admin repairs the installation. */
const WORKSPACE = new Set([
  'access_denied',
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'team_not_found',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
]);

/** Slack may have posted before it failed: look before sending again. */
const IN_DOUBT = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

const DEFAULT_WAIT_MS = 30_000;

/** What an event told could not be kept, so Slack shall send it again. */
export class UnkeptEventError extends Error {
  override readonly cause: unknown;
  constructor(cause: unknown) {
    super('What Slack told could not be kept.');
    this.cause = cause;
  }
}

/** Turns whatever a Web API call threw into one DeliveryError; errors of our own family pass unchanged. */
export function toDeliveryError(error: unknown): RollcallError {
  if (error instanceof RollcallError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new DeliveryError('limited', 'ratelimited', error.retryAfter * 1000);
  }
  if (error instanceof WebAPIPlatformError) return refusal(error.data.error);
  if (error instanceof WebAPIHTTPError) return httpTrouble(error.statusCode);
  if (error instanceof WebAPIRequestError) return networkTrouble(error.original);
  return new DeliveryError('in_doubt', 'unreadable_answer');
}

/** The short code of a Slack refusal such as `channel_not_found`; null for any other error. */
export function refusalCode(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

function refusal(code: string): DeliveryError {
  // A 200 whose body is not JSON reaches us as its whole text; it is no word of Slack's.
  if (!/^[a-z0-9_]{1,80}$/u.test(code)) return new DeliveryError('in_doubt', 'unreadable_answer');
  if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded') {
    return new DeliveryError('limited', code, DEFAULT_WAIT_MS);
  }
  return new DeliveryError(troubleOf(code), code);
}

function troubleOf(code: string): DeliveryTrouble {
  if (WORKSPACE.has(code)) return 'workspace';
  return IN_DOUBT.has(code) ? 'in_doubt' : 'refused';
}

function httpTrouble(status: number): DeliveryError {
  const reason = `http_${status}`;
  if (status === 401 || status === 403) return new DeliveryError('workspace', reason);
  if (status >= 500 || status === 408) return new DeliveryError('in_doubt', reason);
  return new DeliveryError('retryable', reason);
}

function networkTrouble(original: Error): DeliveryError {
  const code = systemCode(original);
  if (wasNeverSent(code)) {
    return new DeliveryError('retryable', code.toLowerCase());
  }
  const timedOut = original.name === 'TimeoutError' || original.name === 'AbortError';
  return new DeliveryError('in_doubt', timedOut ? 'timeout' : 'connection_lost');
}
