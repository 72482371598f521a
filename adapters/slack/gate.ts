/**
 * The door in front of Bolt. Bolt alone accepts a timestamp from the future, and the same
 * signed request as often as it is sent; this refuses both, and every request whose parts
 * could be read in two ways. What passes is handed on with the exact bytes that were signed.
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock, Log, Work } from '../../src/ports.ts';
import { isPlainJson } from '../chat/plain-json.ts';
import { readBody } from '../chat/read-body.ts';

const BODY_MAX = 1024 * 1024;
/** Slack's advice for old requests; we hold future ones to it too. */
const SKEW_MAX_MS = 300_000;
/** Longer than a signature stays acceptable in either direction. */
const REPLAY_KEPT_MS = 15 * 60_000;

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

export interface Gate {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly firstSeen: Work['firstSeen'];
  /** Bolt's own listener; it verifies the signature once more. */
  readonly next: RequestListener;
}

/** A request with its body already read, as Bolt's receivers accept it. */
type Buffered = IncomingMessage & { rawBody?: Buffer };

/**
 * Answers 405, 415, 413, 400 or 401 for what cannot be Slack's; 200 and nothing else for a
 * replay; 503 when the store cannot tell a replay. Everything else goes to `next`.
 */
export function openGate(gate: Gate): RequestListener {
  return (request, response) => {
    admit(gate, request, response).catch((error: unknown) => {
      gate.log.error('A Slack request could not be checked.', {
        error: error instanceof Error ? error.name : 'unknown',
      });
      answer(response, 503);
    });
  };
}

async function admit(gate: Gate, request: Buffered, response: ServerResponse): Promise<void> {
  const type = contentType(request);
  if (request.method !== 'POST') return answer(response, 405);
  if (type === null) return answer(response, 415);
  const body = await readBody(request, BODY_MAX);
  if (body === 'too_large') return answer(response, 413);
  const text = body.toString('utf8');
  if (type === FORM && isCertificateCheck(text)) return answer(response, 200);
  const signature = verified(gate, request, body);
  if (signature === null) {
    gate.log.warn('A request that Slack did not sign was refused.', { bytes: body.length });
    return answer(response, 401);
  }
  if (!isUnambiguous(type, text)) return answer(response, 400);
  const digest = createHash('sha256').update(signature).digest('hex');
  if (!(await gate.firstSeen(digest, gate.clock.nowMs(), REPLAY_KEPT_MS))) {
    gate.log.info('A repeated Slack request was ignored.');
    return answer(response, 200);
  }
  request.rawBody = body;
  request.headers['content-type'] = type;
  gate.next(request, response);
}

/** The bare content type; null for any but the two Slack uses. */
function contentType(request: IncomingMessage): string | null {
  const header = request.headers['content-type']?.toLowerCase() ?? '';
  const match = /^(application\/(?:json|x-www-form-urlencoded))(?:;\s*charset=utf-8)?$/u.exec(
    header,
  );
  return match?.[1] ?? null;
}

/** The signature when it is right and fresh; null otherwise. Compared in constant time. */
function verified(gate: Gate, request: IncomingMessage, body: Buffer): string | null {
  const timestamp = request.headers['x-slack-request-timestamp'];
  const signature = request.headers['x-slack-signature'];
  if (typeof timestamp !== 'string' || !/^\d{10}$/u.test(timestamp)) return null;
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/u.test(signature)) return null;
  if (Math.abs(gate.clock.nowMs() - Number(timestamp) * 1000) > SKEW_MAX_MS) return null;
  const expected = createHmac('sha256', gate.signingSecret)
    .update(`v0:${timestamp}:`)
    .update(body)
    .digest('hex');
  const equal = timingSafeEqual(Buffer.from(signature), Buffer.from(`v0=${expected}`));
  return equal ? signature : null;
}

/** Slack's unsigned certificate check: `ssl_check=1`, at most with a token, and nothing else. */
function isCertificateCheck(text: string): boolean {
  const fields = new URLSearchParams(text);
  const names = [...fields.keys()];
  return (
    fields.get('ssl_check') === '1' &&
    names.length <= 2 &&
    names.every((name) => name === 'ssl_check' || name === 'token') &&
    new Set(names).size === names.length
  );
}

/** True when every reader of this body sees the same fields: no key twice, a payload alone, JSON an object. */
function isUnambiguous(type: string, text: string): boolean {
  if (type === JSON_TYPE) return isPlainJson(text);
  const fields = new URLSearchParams(text);
  const names = [...fields.keys()];
  if (new Set(names).size !== names.length || fields.has('ssl_check')) return false;
  const payload = fields.get('payload');
  return payload === null ? names.length > 0 : names.length === 1 && isPlainJson(payload);
}

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-length': '0' });
  response.end();
}
