/**
 * The Bot Connector's errors, translated once.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability
 *   "Status codes from bot conversational APIs"
 */
import { DeliveryError, RollcallError } from '../../src/errors.ts';
import type { Gone } from '../../src/ports.ts';
import { systemCode, wasNeverSent } from '../chat/system-code.ts';

/** What was asked: a post may not be made twice unnoticed; everything else may be asked again. */
export type Request = 'post' | 'open' | 'repeatable';

/** Refusals that tell about one person. The code is often absent: then the status decides. */
const PERSON: Readonly<Record<string, Gone>> = {
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  BotNotInConversationRoster: 'not_installed',
  ForbiddenOperationException: 'not_installed',
};

/** Nobody of the tenant can be reached until an admin repairs the installation. */
const WORKSPACE = new Set(['BotDisabledByAdmin', 'BotNotRegistered']);

const DEFAULT_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 600_000;

/** A token could not be had. `refused` when the app's secret is no longer good. */
export class TokenError extends Error {
  readonly refused: boolean;
  constructor(refused: boolean) {
    super('No token for the Bot Connector.');
    this.refused = refused;
  }
}

/** Turns whatever a call threw into one DeliveryError; errors of our own family pass unchanged. */
export function toDeliveryError(error: unknown, request: Request): RollcallError {
  if (error instanceof RollcallError) return error;
  if (error instanceof TokenError) {
    return error.refused
      ? new DeliveryError('workspace', 'app_secret_refused')
      : new DeliveryError('retryable', 'login_unreachable');
  }
  const status = statusOf(error);
  return status === null ? networkTrouble(error, request) : answered({ status, error, request });
}

interface Answered {
  readonly status: number;
  readonly error: unknown;
  readonly request: Request;
}

function answered({ status, error, request }: Answered): DeliveryError {
  const reason = `http_${status}`;
  const code = codeOf(error);
  if (status === 401 || WORKSPACE.has(code)) {
    return new DeliveryError('workspace', code === '' ? reason : wordOf(code));
  }
  if (status === 429 || status === 503) {
    return new DeliveryError('limited', reason, waitOf(error));
  }
  if (status === 412) return new DeliveryError('retryable', reason, waitOf(error));
  if (status >= 500 || status === 408) return uncertain(reason, request);
  return refusal({ status, code, request });
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly request: Request;
}

function refusal({ status, code, request }: Refusal): DeliveryError {
  const gone = PERSON[code];
  if (gone !== undefined) return new DeliveryError('refused', gone);
  // Without a code, Teams says 403 of who blocked the app in a chat that exists, or never had it.
  if (status === 403) {
    return new DeliveryError('refused', request === 'open' ? 'not_installed' : 'blocked');
  }
  if (status === 404)
    return new DeliveryError('refused', request === 'open' ? 'left' : 'not_found');
  return new DeliveryError('refused', code === '' ? `http_${status}` : wordOf(code));
}

/** The reason why a person is out of reach for good; null for any other trouble. */
export function goneBy(error: unknown): Gone | null {
  if (!(error instanceof DeliveryError) || error.trouble !== 'refused') return null;
  const { reason } = error;
  return reason === 'blocked' || reason === 'not_installed' || reason === 'left' ? reason : null;
}

function uncertain(reason: string, request: Request): DeliveryError {
  return new DeliveryError(request === 'post' ? 'in_doubt' : 'retryable', reason);
}

function networkTrouble(error: unknown, request: Request): DeliveryError {
  const code = systemCode(error);
  if (wasNeverSent(code)) {
    return new DeliveryError('retryable', code.toLowerCase());
  }
  const aborted = error instanceof Error && error.name === 'AbortError';
  return uncertain(aborted ? 'timeout' : 'connection_lost', request);
}

function statusOf(error: unknown): number | null {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : null;
}

/** `{error: {code}}` of the answer's body; empty when there is none. */
function codeOf(error: unknown): string {
  const { response } = error as { response?: { bodyAsText?: unknown } };
  try {
    const body = JSON.parse(String(response?.bodyAsText ?? '')) as { error?: { code?: unknown } };
    const code = body?.error?.code;
    return typeof code === 'string' && /^\w{1,80}$/u.test(code) ? code : '';
  } catch {
    return '';
  }
}

/** `BotDisabledByAdmin` as `bot_disabled_by_admin`. */
const wordOf = (code: string): string =>
  code.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '_').toLowerCase();

function waitOf(error: unknown): number {
  const { response } = error as { response?: { headers?: { get?(name: string): unknown } } };
  const seconds = Number(response?.headers?.get?.('retry-after') ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds < 0) return DEFAULT_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, seconds * 1000);
}
