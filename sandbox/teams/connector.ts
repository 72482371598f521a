/** The Bot Connector's front door: token, limits and scripted faults, then the operation itself. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBytes } from '../local-server.ts';
import { isRecord } from '../record.ts';
import { type ConnectorCall, matchCall } from './connector-call.ts';
import { ConnectorError, refusal } from './connector-error.ts';
import type { ConnectorFault, Faults } from './connector-faults.ts';
import type { ConnectorLimits } from './connector-limits.ts';
import { type Answer, type ConnectorState, operations } from './connector-operations.ts';
import { receiveUpload } from './file-upload.ts';
import type { Login } from './login.ts';

/** One request of the app, as it was received and answered. */
export interface ConnectorRequest extends ConnectorCall {
  /** True when it carried an `Authorization` header, good or bad. */
  readonly hasAuthorization: boolean;
  readonly atMs: number;
  /** `ok`, the Connector's error code, or a fault's kind. */
  readonly outcome: string;
}

export interface ConnectorOptions extends ConnectorState {
  readonly limits: ConnectorLimits;
  readonly faults: Faults;
  readonly login: Login;
  /** True lets requests without a token in, as for a bot without an app id. */
  readonly anonymous: boolean;
  /** Called with each request once its outcome is known. */
  readonly record: (request: ConnectorRequest) => void;
}

/** One request and where its answer goes. */
interface Exchange {
  readonly call: ConnectorCall;
  readonly request: IncomingMessage;
  readonly bytes: Buffer;
  readonly response: ServerResponse;
}

/** Answers a request to `path` (the part after the service URL); false when it is no such path. */
export async function answerConnector(
  options: ConnectorOptions,
  path: string,
  [request, response]: [IncomingMessage, ServerResponse],
): Promise<boolean> {
  const { pathname, searchParams } = new URL(path, 'http://sandbox');
  const match = matchCall(request.method ?? 'GET', pathname);
  if (!match) return false;
  const bytes = await readBytes(request);
  const body = match.operation === 'uploadFile' ? {} : parse(request, bytes);
  const call: ConnectorCall = { ...match, query: Object.fromEntries(searchParams), body };
  const exchange = { call, request, bytes, response };
  try {
    answerWithFault(options, exchange);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    note(options, exchange, error.code);
    send(response, { status: error.status, body: refusalBody(error) });
  }
  return true;
}

/** @throws ConnectorError */
function answerWithFault(options: ConnectorOptions, exchange: Exchange): void {
  const { call, request, response } = exchange;
  const needsToken = !['token', 'uploadFile'].includes(call.operation) && !options.anonymous;
  if (needsToken && !options.login.accepts(request.headers.authorization))
    throw new ConnectorError(401, 'Unauthorized', 'Authorization has been denied.');
  const wait = options.limits.take({ operation: call.operation, thread: threadOf(call) });
  if (wait > 0) {
    note(options, exchange, 'Throttled');
    refuseForNow(response, wait);
    return;
  }
  const fault = options.faults.forCall(call);
  if (!fault) {
    const answer = work(options, exchange);
    note(options, exchange, 'ok');
    send(response, answer);
    return;
  }
  if (['accept_then_reset', 'error_after_accept', 'timeout'].includes(fault.kind))
    work(options, exchange);
  note(options, exchange, fault.kind === 'refused' ? (fault.code ?? 'refused') : fault.kind);
  misbehave(fault, response);
}

function work(options: ConnectorOptions, { call, request, bytes }: Exchange): Answer {
  if (call.operation === 'token') return options.login.grant(call.body);
  if (call.operation === 'uploadFile')
    return receiveUpload(options.tenant, call.id, { headers: request.headers, bytes });
  return operations[call.operation](options, call);
}

function misbehave(fault: ConnectorFault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'accept_then_reset':
      response.socket?.destroy();
      return;
    case 'timeout':
    case 'timeout_before':
      return; // The connection stays open and silent until the caller gives up.
    case 'rate_limited':
      refuseForNow(response, fault.retryAfterSeconds === undefined ? 1 : fault.retryAfterSeconds);
      return;
    case 'refused': {
      const { status = 403, code = 'Forbidden', message = 'The stand-in refuses.' } = fault;
      send(response, { status, body: refusalBody(new ConnectorError(status, code, message)) });
      return;
    }
    case 'error_after_accept':
      response.writeHead(fault.status ?? 502, { 'content-type': 'text/html' }).end('Bad Gateway');
      return;
    default:
      response.writeHead(fault.status ?? 500, { 'content-type': 'text/html' }).end('Server Error');
  }
}

/** @param seconds null leaves `Retry-After` out, as Teams sometimes does */
function refuseForNow(response: ServerResponse, seconds: number | null): void {
  if (seconds !== null) response.setHeader('retry-after', String(seconds));
  send(response, { status: 429, body: refusalBody(refusal('Throttled')) });
}

function refusalBody({ code, message }: ConnectorError): unknown {
  return { error: { code, message } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function note(options: ConnectorOptions, { call, request }: Exchange, outcome: string): void {
  const withoutSecret = call.operation === 'token' ? { ...call, body: {} } : call;
  options.record({
    ...withoutSecret,
    hasAuthorization: request.headers.authorization !== undefined,
    atMs: options.tenant.now(),
    outcome,
  });
}

/** Creating counts for the person it is created with, whichever id names them. */
function threadOf({ operation, id, body }: ConnectorCall): string {
  if (operation !== 'createConversation') return id;
  const members = Array.isArray(body.members) ? body.members : [];
  return JSON.stringify(members[0] ?? '');
}

/** @throws nothing: a body that is no JSON object counts as empty */
function parse(request: IncomingMessage, bytes: Buffer): Readonly<Record<string, unknown>> {
  const text = bytes.toString('utf8');
  if (!(request.headers['content-type'] ?? '').includes('json'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError || isRecord(error)) return {};
    throw error;
  }
}
