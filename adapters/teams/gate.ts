/**
 * The door in front of the SDK. A token of the Bot Framework says nothing about the customer, the
 * channel or the address to answer to, and the SDK takes blank ones as good; so everything an
 * attacker may choose is checked here first, then the token by the SDK, then that it is new.
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock, Log, Work } from '../../src/ports.ts';
import { isPlainJson } from '../chat/plain-json.ts';
import { readBody } from '../chat/read-body.ts';
import { isTrustedServiceUrl, type TrustedHosts } from './service-urls.ts';

const BODY_MAX = 256 * 1024;
/** Longer than a token lives (an hour, and five minutes on either side). */
const REPLAY_KEPT_MS = 3 * 60 * 60_000;
/** Where test tools on this machine say they are, allowed only without an app id. */
const TEST_CHANNELS = ['emulator', 'webchat'];

/** An activity of which the gate has checked everything but the token. */
export type Posted = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: string;
  readonly channelId: string;
  readonly serviceUrl: string;
};

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Gate {
  readonly tenantId: string;
  /** Only with a loopback bind: test tools are let in without a token. */
  readonly anonymous: boolean;
  readonly trusted: TrustedHosts;
  readonly clock: Clock;
  readonly log: Log;
  readonly firstSeen: Work['firstSeen'];
  /** Checks the token; null when it is not good. @throws when the keys cannot be had */
  readonly authenticate: (activity: Posted, authorization: string) => Promise<Admit | null>;
}

/** Runs the turn. */
export type Admit = () => Promise<Answer>;

/**
 * Answers 405, 415, 413, 400, 401 or 403 for what cannot be Teams'; 200 and nothing else for a
 * replay; 503 when the keys or the store cannot tell.
 */
export function openGate(gate: Gate): RequestListener {
  return (request, response) => {
    admit(gate, request)
      .catch((error: unknown): Answer => {
        gate.log.error('A Teams request could not be checked.', {
          error: error instanceof Error ? error.name : 'unknown',
        });
        return { status: 503 };
      })
      .then((answer) => send(response, answer))
      .catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
  };
}

async function admit(gate: Gate, request: IncomingMessage): Promise<Answer> {
  if (request.method !== 'POST') return { status: 405 };
  if (!isJson(request)) return { status: 415 };
  const body = await readBody(request, BODY_MAX);
  if (body === 'too_large') return { status: 413 };
  const activity = activityIn(body.toString('utf8'));
  if (activity === null) return { status: 400 };
  const reason = refusalOf(gate, activity);
  if (reason !== null) return refuse(gate, 403, reason);
  const authorization = request.headers.authorization ?? '';
  const run = await gate.authenticate(activity, authorization);
  if (run === null) return refuse(gate, 401, 'token');
  if (!(await isFirst(gate, activity))) {
    gate.log.info('A repeated Teams request was ignored.');
    return { status: 200 };
  }
  return run();
}

function isJson({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? '';
  return /^application\/json(?:;\s*charset=utf-8)?$/iu.test(type);
}

function activityIn(text: string): Posted | null {
  if (!isPlainJson(text)) return null;
  const activity = JSON.parse(text) as Record<string, unknown>;
  const texts = ['id', 'type', 'channelId', 'serviceUrl'];
  const whole = texts.every((name) => isText(activity[name], 1_000));
  return whole && hasParties(activity) ? (activity as Posted) : null;
}

/** The SDK keys its state by these four; without them it throws. */
function hasParties({ from, recipient, conversation }: Record<string, unknown>): boolean {
  return [from, recipient, conversation].every((one) => isText(fieldOf(one, 'id'), 1_000));
}

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= max;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** In one word why this activity is not for us; null when it is. */
function refusalOf(gate: Gate, activity: Posted): string | null {
  const isTest = gate.anonymous && TEST_CHANNELS.includes(activity.channelId);
  if (activity.channelId !== 'msteams' && !isTest) return 'channel';
  if (!isOurTenant(gate, activity)) return 'tenant';
  return isTrustedServiceUrl(activity.serviceUrl, gate.trusted) ? null : 'service_url';
}

/** Both places that name a tenant must name ours; a test tool may leave them out. */
function isOurTenant({ tenantId, anonymous }: Gate, activity: Posted): boolean {
  const named = [
    fieldOf(activity.conversation, 'tenantId'),
    fieldOf(fieldOf(activity.channelData, 'tenant'), 'id'),
  ];
  return named.every((one) =>
    one === undefined
      ? anonymous
      : typeof one === 'string' && one.toLowerCase() === tenantId.toLowerCase(),
  );
}

/** By the activity's own id, since a token covers many activities; edits and invokes apart. */
async function isFirst(gate: Gate, activity: Posted): Promise<boolean> {
  const { id, type, name = null } = activity;
  // A message that is edited again keeps its id.
  const version = type === 'messageUpdate' ? activity.timestamp : null;
  const where = fieldOf(activity.conversation, 'id');
  const parts = ['teams', gate.tenantId, where, type, name, id, version];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return gate.firstSeen(digest, gate.clock.nowMs(), REPLAY_KEPT_MS);
}

function refuse(gate: Gate, status: number, reason: string): Answer {
  gate.log.warn('A request that is not from our Teams was refused.', { reason });
  return { status };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-length': Buffer.byteLength(text),
    ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
  });
  response.end(text);
}
