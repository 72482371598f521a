/** Teams' side of the line to the app: activities with a signed token, fifteen seconds to answer. */
import { isRecord } from '../record.ts';
import type { Activity } from './activity.ts';
import type { Faults } from './connector-faults.ts';

/** A request as it went out: the exact bytes and headers, so that it can be replayed. */
export interface Delivery {
  /** `message`, `conversationUpdate`, `installationUpdate`, or an invoke's name. */
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
  /**
   * `app_timeout` after fifteen seconds, `app_unreachable` for no or a bad answer, `input_invalid`
   * when Teams sent nothing because a field of the card was not filled in rightly.
   */
  readonly failure: 'app_timeout' | 'app_unreachable' | 'input_invalid' | undefined;
}

/** What to send instead of the ordinary, for tests of refusals. */
export interface Forgery {
  /** The whole `Authorization` header; null leaves it out. */
  readonly authorization?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body's exact text in place of the activity. */
  readonly body?: string;
}

export interface Inbound {
  readonly send: (activity: Activity, forgery?: Forgery) => Promise<AppAnswer>;
  /** Sends these very bytes and headers again. */
  readonly repeat: (delivery: Delivery) => Promise<AppAnswer>;
  readonly deliveries: Delivery[];
  setUrl: (url: string) => void;
}

export interface InboundOptions {
  /** A fresh `Authorization` header; null when the bot has no app id. */
  readonly authorize: () => string | null;
  readonly url: string | undefined;
  readonly faults: Faults;
  readonly deadlineMs: number;
}

const MOST_REMEMBERED = 2_000;

export function createInbound(options: InboundOptions): Inbound {
  const deliveries: Delivery[] = [];
  let url = options.url;
  const post = async (delivery: Delivery): Promise<AppAnswer> => {
    if (url === undefined)
      throw new Error('The sandbox does not know the app yet: setMessagingUrl.');
    deliveries.push(delivery);
    if (deliveries.length > MOST_REMEMBERED) deliveries.shift();
    return request(url, delivery, options.deadlineMs);
  };
  return {
    deliveries,
    repeat: post,
    setUrl: (next) => {
      url = next;
    },
    send: async (activity, forgery = {}) => {
      const delivery = deliveryOf(activity, { authorize: options.authorize, forgery });
      if (!options.faults.forDelivery(delivery.kind)) return post(delivery);
      const [first] = await Promise.all([post(delivery), post(delivery)]);
      return first;
    },
  };
}

function deliveryOf(
  activity: Activity,
  { authorize, forgery }: { authorize: () => string | null; forgery: Forgery },
): Delivery {
  const authorization = forgery.authorization === undefined ? authorize() : forgery.authorization;
  const conversation = isRecord(activity.conversation) ? activity.conversation : {};
  return {
    kind: String(activity.type === 'invoke' ? activity.name : activity.type),
    body: forgery.body ?? JSON.stringify(activity),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
      'x-ms-conversation-id': String(conversation.id ?? ''),
      'x-ms-tenant-id': String(conversation.tenantId ?? ''),
      ...(authorization === null ? {} : { authorization }),
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
    const failure = response.ok ? undefined : 'app_unreachable';
    return { status: response.status, text, json: asJson(text), failure };
  } catch (error) {
    // Looked at by name: an error of another realm (a test's) is no instance of our Error.
    const late = isRecord(error) && error.name === 'TimeoutError';
    const failure = late ? 'app_timeout' : 'app_unreachable';
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
