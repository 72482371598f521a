/** Slack's side of the line to the app: signed requests, three seconds to answer. */
import { createHmac } from 'node:crypto';
import { isRecord } from '../record.ts';
import type { Faults } from './faults.ts';

/** A request as it went out: the exact bytes and headers, so that it can be replayed. */
export interface Delivery {
  /** `command`, `block_actions`, `view_submission`, `view_closed`, `event` … */
  readonly kind: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How the app answered. */
export interface AppAnswer {
  /** HTTP status; 0 when none came. */
  readonly status: number;
  readonly text: string;
  /** The body as JSON, when it is. */
  readonly json: Record<string, unknown> | undefined;
  /** `operation_timeout` after three seconds, `dispatch_failed` for no or a bad answer. */
  readonly failure: 'operation_timeout' | 'dispatch_failed' | undefined;
}

/** What to sign with instead of the ordinary, for tests of refusals. */
export interface Forgery {
  readonly secret?: string;
  /** Unix seconds. */
  readonly timestamp?: number;
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Inbound {
  /** Sends a form (`payload` or slash command fields). */
  readonly sendForm: (
    kind: string,
    fields: Readonly<Record<string, string>>,
    forgery?: Forgery,
  ) => Promise<AppAnswer>;
  /** Sends a JSON body (Events API). */
  readonly sendJson: (kind: string, body: unknown, forgery?: Forgery) => Promise<AppAnswer>;
  /** Sends these very bytes and headers again. */
  readonly repeat: (delivery: Delivery) => Promise<AppAnswer>;
  readonly deliveries: Delivery[];
  setUrl: (url: string) => void;
}

export interface InboundOptions {
  readonly signingSecret: string;
  readonly url: string | undefined;
  readonly faults: Faults;
  /** How long the app may take, 3000 ms at Slack. */
  readonly deadlineMs: number;
}

const MOST_REMEMBERED = 2_000;

export function createInbound(options: InboundOptions): Inbound {
  const deliveries: Delivery[] = [];
  let url = options.url;
  const post = async (delivery: Delivery): Promise<AppAnswer> => {
    if (url === undefined) throw new Error('The sandbox does not know the app yet: setEventsUrl.');
    deliveries.push(delivery);
    if (deliveries.length > MOST_REMEMBERED) deliveries.shift();
    return request(url, delivery, options.deadlineMs);
  };
  const deliver = async (draft: Delivery, forgery: Forgery): Promise<AppAnswer> => {
    const signed = sign(draft, options.signingSecret, forgery);
    const fault = options.faults.forDelivery(draft.kind);
    if (!fault) return post(signed);
    const again =
      fault.kind === 'duplicate'
        ? signed
        : sign(
            {
              ...draft,
              headers: {
                ...draft.headers,
                'x-slack-retry-num': '1',
                'x-slack-retry-reason': 'http_timeout',
              },
            },
            options.signingSecret,
            forgery,
          );
    const [first] = await Promise.all([post(signed), post(again)]);
    return first;
  };
  return {
    deliveries,
    sendForm: (kind, fields, forgery = {}) =>
      deliver(
        {
          kind,
          body: new URLSearchParams(fields).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
        forgery,
      ),
    sendJson: (kind, body, forgery = {}) =>
      deliver(
        { kind, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
        forgery,
      ),
    repeat: post,
    setUrl: (next) => {
      url = next;
    },
  };
}

/** Slack's v0 signature: HMAC-SHA256 over `v0:<timestamp>:<body>`. */
function sign(delivery: Delivery, secret: string, forgery: Forgery): Delivery {
  const timestamp = String(forgery.timestamp ?? Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', forgery.secret ?? secret)
    .update(`v0:${timestamp}:${delivery.body}`)
    .digest('hex');
  return {
    ...delivery,
    headers: {
      ...delivery.headers,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': forgery.signature ?? `v0=${digest}`,
      ...forgery.headers,
    },
  };
}

async function request(url: string, delivery: Delivery, deadlineMs: number): Promise<AppAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: delivery.headers,
      body: delivery.body,
      signal: AbortSignal.timeout(deadlineMs),
      redirect: 'manual',
    });
    const text = await response.text();
    const failure = response.status === 200 ? undefined : 'dispatch_failed';
    return { status: response.status, text, json: asJson(text), failure };
  } catch (error) {
    // Looked at by name: an error of another realm (a test's) is no instance of our Error.
    const late = isRecord(error) && error.name === 'TimeoutError';
    const failure = late ? 'operation_timeout' : 'dispatch_failed';
    return { status: 0, text: '', json: undefined, failure };
  }
}

function asJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
