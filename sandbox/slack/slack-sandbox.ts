/** The stand-in for Slack, ready to be mounted on a server: Web API, hands, line to the app. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createWorkspace, type WorkspaceStart } from './create-workspace.ts';
import { createFaults, type FaultRule } from './faults.ts';
import { type Hands, handsOf } from './hands.ts';
import { type Happenings, happeningsOf } from './happenings.ts';
import { type AppAnswer, createInbound, type Delivery } from './inbound.ts';
import { allScopes } from './methods/all-methods.ts';
import { createRateLimits, type LimitSettings, SLACK_LIMITS } from './rate-limits.ts';
import { createResponseUrls } from './response-urls.ts';
import { answerSlackRequest, type SlackRoutes } from './slack-routes.ts';
import { findPerson, type Stand } from './stand.ts';
import { createTriggers } from './triggers.ts';
import type { ApiRequest } from './web-api.ts';
import type { Workspace } from './workspace.ts';

/** What Slack gives an app for its answer to a request, and a trigger id to live. */
const SLACK_DEADLINE_MS = 3_000;

export interface SlackSandboxOptions extends Omit<WorkspaceStart, 'now'> {
  /** Where the app takes Slack's requests, e.g. `http://127.0.0.1:3000/slack/events`. */
  readonly eventsUrl?: string;
  /** Made up when absent. */
  readonly signingSecret?: string;
  /** Made up when absent. */
  readonly botToken?: string;
  /** `false` switches every limit off; absent means Slack's own. */
  readonly limits?: LimitSettings | false;
  readonly faults?: readonly FaultRule[];
  /** Scopes of the token; every scope when absent. */
  readonly scopes?: readonly string[];
  /** Milliseconds since 1970; signatures always use the real time, since the app checks it. */
  readonly now?: () => number;
  /** How long the app may take to answer a request, and how long a trigger id is good; 3000 ms at Slack. */
  readonly deadlineMs?: number;
  /** How long a hand waits for something to change on screen, 2000 ms. */
  readonly patienceMs?: number;
  /** How many calls `requests` keeps, newest last; 100,000. */
  readonly requestsKept?: number;
}

export interface SlackSandbox extends Happenings {
  /** The base of the Web API, for `SLACK_API_URL`: `http://127.0.0.1:<port>/api/`. */
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly signingSecret: string;
  readonly botToken: string;
  /** Calls the app made, in order. */
  readonly requests: readonly ApiRequest[];
  /** Requests sent to the app, in order. */
  readonly deliveries: readonly Delivery[];
  /** The hands of a person named by id, handle, real name or e-mail. */
  person(called: string): Hands;
  /** Adds a fault; it befalls the next calls that match. */
  script(rule: FaultRule): void;
  /** Forgets the faults that were not used up. */
  clearFaults(): void;
  setEventsUrl(url: string): void;
  /** Sends the very same bytes and headers to the app again. */
  redeliver(delivery: Delivery): Promise<AppAnswer>;
  /** Answers a request to one of Slack's paths; false when the path is not Slack's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** A stand-in that will be reached at `origin()`, e.g. `http://127.0.0.1:4000`. */
export function createSlackSandbox(
  options: SlackSandboxOptions,
  origin: () => string,
): SlackSandbox {
  const now = options.now ?? Date.now;
  const botToken = options.botToken ?? `xoxb-sandbox-${randomBytes(12).toString('hex')}`;
  const signingSecret = options.signingSecret ?? randomBytes(16).toString('hex');
  const faults = createFaults(options.faults ?? []);
  const stand = standOf({ ...options, signingSecret }, { now, faults, origin });
  const { inbound, workspace } = stand;
  const tokens = new Set([botToken]);
  const requests: ApiRequest[] = [];
  const routes: SlackRoutes = {
    responseUrls: stand.responseUrls,
    webApi: {
      api: { workspace, triggers: stand.triggers, uploads: new Map(), origin },
      limits: createRateLimits(options.limits ?? SLACK_LIMITS, now),
      faults,
      tokens,
      scopes: options.scopes ?? allScopes,
      record: (request) => {
        requests.push(request);
        if (requests.length > (options.requestsKept ?? 100_000)) requests.shift();
      },
    },
  };
  return {
    get apiUrl() {
      return `${origin()}/api/`;
    },
    workspace,
    signingSecret,
    botToken,
    requests,
    deliveries: inbound.deliveries,
    person: (called) => handsOf(stand, findPerson(workspace, called)),
    script: faults.script,
    clearFaults: faults.clear,
    setEventsUrl: inbound.setUrl,
    redeliver: inbound.repeat,
    handle: (request, response) => answerSlackRequest(routes, request, response),
    ...happeningsOf(stand, tokens),
  };
}

function standOf(
  options: SlackSandboxOptions & { signingSecret: string },
  parts: { now: () => number; faults: ReturnType<typeof createFaults>; origin: () => string },
): Stand {
  const workspace = createWorkspace({ ...options, now: parts.now });
  const { deadlineMs = SLACK_DEADLINE_MS } = options;
  return {
    workspace,
    triggers: createTriggers(parts.now, deadlineMs),
    responseUrls: createResponseUrls(workspace, parts.origin),
    origin: parts.origin,
    inbound: createInbound({
      signingSecret: options.signingSecret,
      url: options.eventsUrl,
      faults: parts.faults,
      deadlineMs,
    }),
    messageValues: new Map(),
    patienceMs: options.patienceMs ?? 2_000,
  };
}
