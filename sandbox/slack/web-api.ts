/** The Web API's front door: token, scope, limits and scripted faults, then the method itself. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBytes } from '../local-server.ts';
import { type CallArguments, optional } from './call-arguments.ts';
import type { ApiFault, Faults } from './faults.ts';
import { allMethods } from './methods/all-methods.ts';
import type { Api, Method } from './methods/method.ts';
import type { RateLimits } from './rate-limits.ts';
import { parseArguments } from './request-body.ts';
import { SlackError } from './slack-error.ts';

/** One call of the app, as it was received and answered. */
export interface ApiRequest {
  readonly method: string;
  /** Arguments without the token. */
  readonly args: CallArguments;
  readonly atMs: number;
  /** `ok`, Slack's error string, or a fault's kind. */
  readonly outcome: string;
}

export interface WebApiOptions {
  readonly api: Api;
  readonly limits: RateLimits;
  readonly faults: Faults;
  /** Tokens that are accepted now. */
  readonly tokens: ReadonlySet<string>;
  readonly scopes: readonly string[];
  /** Called with each call once its outcome is known. */
  readonly record: (request: ApiRequest) => void;
}

type Answer = Record<string, unknown>;

/** Answers one request to `/api/<method>`. */
export async function answerCall(
  options: WebApiOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = new URL(request.url ?? '/', 'http://sandbox').pathname.replace(/^\/api\//, '');
  const body = await readBytes(request);
  let args: CallArguments = {};
  try {
    args = withoutToken(parseArguments(request, body));
    const method = admit(options, { name, token: tokenOf(request, body) });
    const wait = options.limits.take({ method: name, tier: method.tier, channel: channelOf(args) });
    if (wait > 0) {
      note(options, { method: name, args, outcome: 'ratelimited' });
      refuseForNow(response, wait);
      return;
    }
    answerWithFault(options, { name, args, method }, response);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    note(options, { method: name, args, outcome: error.code });
    send(response, 200, { ok: false, error: error.code, ...error.fields });
  }
}

/** @throws SlackError `unknown_method`, `not_authed`, `invalid_auth`, `missing_scope` */
function admit(options: WebApiOptions, call: { name: string; token: string | undefined }): Method {
  const method = allMethods.get(call.name);
  if (!method) throw new SlackError('unknown_method', { req_method: call.name });
  if (call.token === undefined) throw new SlackError('not_authed');
  if (!options.tokens.has(call.token)) throw new SlackError('invalid_auth');
  if (method.scope !== undefined && !options.scopes.includes(method.scope))
    throw new SlackError('missing_scope', {
      needed: method.scope,
      provided: options.scopes.join(','),
    });
  return method;
}

interface Call {
  readonly name: string;
  readonly args: CallArguments;
  readonly method: Method;
}

function answerWithFault(options: WebApiOptions, call: Call, response: ServerResponse): void {
  const fault = options.faults.forCall(call.name, call.args);
  if (!fault) {
    const answer = call.method.run(options.api, call.args);
    note(options, { method: call.name, args: call.args, outcome: 'ok' });
    response.setHeader('x-oauth-scopes', options.scopes.join(','));
    if (call.method.scope !== undefined)
      response.setHeader('x-accepted-oauth-scopes', call.method.scope);
    send(response, 200, { ok: true, ...answer });
    return;
  }
  if (['accept_then_reset', 'error_after_accept', 'timeout'].includes(fault.kind))
    call.method.run(options.api, call.args);
  const outcome = fault.kind === 'slack_error' ? (fault.error ?? 'internal_error') : fault.kind;
  note(options, { method: call.name, args: call.args, outcome });
  misbehave(fault, response);
}

function misbehave(fault: ApiFault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'accept_then_reset':
      response.socket?.destroy();
      return;
    case 'timeout':
    case 'timeout_before':
      return; // The connection stays open and silent until the caller gives up.
    case 'rate_limited':
      refuseForNow(response, fault.retryAfterSeconds ?? 1);
      return;
    case 'slack_error':
      send(response, 200, { ok: false, error: fault.error ?? 'internal_error' });
      return;
    default:
      response.writeHead(500, { 'content-type': 'text/html' }).end('Internal Server Error');
  }
}

function refuseForNow(response: ServerResponse, seconds: number): void {
  response.setHeader('retry-after', String(seconds));
  send(response, 429, { ok: false, error: 'ratelimited' });
}

function send(response: ServerResponse, status: number, answer: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer));
}

function note(options: WebApiOptions, request: Omit<ApiRequest, 'atMs'>): void {
  options.record({ ...request, atMs: options.api.workspace.now() });
}

function tokenOf(request: IncomingMessage, body: Buffer): string | undefined {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return header ?? optional(parseArguments(request, body), 'token');
}

function withoutToken(args: CallArguments): CallArguments {
  const { token: _token, ...rest } = args;
  return rest;
}

/** The limit of `chat.postMessage` counts per conversation, whichever id names it. */
function channelOf(args: CallArguments): string | undefined {
  const channel = optional(args, 'channel');
  return channel?.startsWith('U') ? `D${channel.slice(1)}` : channel;
}
