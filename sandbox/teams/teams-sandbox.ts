/** The stand-in for Teams, ready to be mounted on a server: Bot Connector, hands, line to the app. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ConnectorOptions, ConnectorRequest } from './connector.ts';
import { createFaults, type FaultRule } from './connector-faults.ts';
import { createConnectorLimits, type LimitSettings, TEAMS_LIMITS } from './connector-limits.ts';
import { createTenant, type TenantStart } from './create-tenant.ts';
import { type Hands, handsOf } from './hands.ts';
import { type Happenings, happeningsOf } from './happenings.ts';
import { type AppAnswer, createInbound, type Delivery } from './inbound.ts';
import { createLogin, type Login } from './login.ts';
import { createKeyRing, type KeyRing } from './signing-keys.ts';
import { findPerson, type Stand } from './stand.ts';
import { answerTeamsRequest } from './teams-routes.ts';
import type { Tenant } from './tenant.ts';
import { channelClaims, signedToken } from './tokens.ts';

export interface TeamsSandboxOptions extends Omit<TenantStart, 'now'> {
  /** Where the app takes Teams' requests, e.g. `http://127.0.0.1:3000/api/messages`. */
  readonly messagingUrl?: string;
  /** Made up when absent. */
  readonly appPassword?: string;
  /** True for a bot without an app id: no tokens in either direction. */
  readonly anonymous?: boolean;
  /** `false` switches every limit off; absent means Teams' own. */
  readonly limits?: LimitSettings | false;
  readonly faults?: readonly FaultRule[];
  /** Largest message in bytes of UTF-16; 100 KB at Teams (28 and 40 KB in earlier years). */
  readonly mostMessageBytes?: number;
  /** Milliseconds since 1970; tokens always use the real time, since the app checks it. */
  readonly now?: () => number;
  /** How long the app may take to answer an activity, 15,000 ms. */
  readonly deadlineMs?: number;
  /** How long a hand waits for something to change on screen, 2000 ms. */
  readonly patienceMs?: number;
  /** How many requests `requests` keeps, newest last; 100,000. */
  readonly requestsKept?: number;
}

export interface TeamsSandbox extends Happenings {
  /** The base of the Bot Connector, `serviceUrl` of every activity: `http://127.0.0.1:<port>/teams/`. */
  readonly serviceUrl: string;
  readonly tenant: Tenant;
  /** The secret in force. */
  readonly appPassword: string;
  /** The authority for tokens: `POST <loginUrl>/oauth2/v2.0/token`. */
  readonly loginUrl: string;
  /** OpenID documents to check the tokens of activities with: of the channel, and of Entra. */
  readonly openIdUrl: string;
  readonly entraOpenIdUrl: string;
  readonly login: Login;
  /** The keys tokens are signed with, also the wrong ones (`broken-tokens.ts`). */
  readonly keys: KeyRing;
  /** A good `Authorization` header for an activity; claims may be changed. */
  authorization(claims?: Readonly<Record<string, unknown>>): string;
  /** Requests the app made, in order. */
  readonly requests: readonly ConnectorRequest[];
  /** Activities sent to the app, in order. */
  readonly deliveries: readonly Delivery[];
  /** The hands of a person named by id, Entra object id, name, e-mail or user principal name. */
  person(called: string): Hands;
  /** Adds a fault; it befalls the next requests that match. */
  script(rule: FaultRule): void;
  /** Forgets the faults that were not used up. */
  clearFaults(): void;
  setMessagingUrl(url: string): void;
  /** Sends the very same bytes and headers to the app again. */
  redeliver(delivery: Delivery): Promise<AppAnswer>;
  /** Answers a request to one of Teams' paths; false when the path is not Teams'. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

const newPassword = (): string => randomBytes(16).toString('hex');

/** A stand-in that will be reached at `origin()`, e.g. `http://127.0.0.1:4000`. */
export function createTeamsSandbox(
  options: TeamsSandboxOptions,
  origin: () => string,
): TeamsSandbox {
  const now = options.now ?? Date.now;
  const serviceUrl = () => `${origin()}/teams/`;
  const faults = createFaults(options.faults ?? []);
  const keys = createKeyRing();
  const login = createLogin({
    ...{ appId: options.appId, tenantId: options.tenantId, now },
    appPassword: options.appPassword ?? newPassword(),
  });
  const authorization = (claims: Readonly<Record<string, unknown>> = {}) => {
    const usual = channelClaims({ appId: options.appId, serviceUrl: serviceUrl() });
    return `Bearer ${signedToken(keys.teams, { ...usual, ...claims })}`;
  };
  const stand = standOf(options, { now, faults, serviceUrl, authorization });
  const requests: ConnectorRequest[] = [];
  const connector = connectorOf(options, { stand, now, faults, login, requests });
  return {
    get serviceUrl() {
      return serviceUrl();
    },
    get loginUrl() {
      return `${serviceUrl()}login/${options.tenantId}`;
    },
    get openIdUrl() {
      return `${serviceUrl()}openid/channel`;
    },
    get entraOpenIdUrl() {
      return `${serviceUrl()}openid/entra`;
    },
    tenant: stand.tenant,
    get appPassword() {
      return login.registration.appPassword;
    },
    login,
    keys,
    authorization,
    requests,
    deliveries: stand.inbound.deliveries,
    person: (called) => handsOf(stand, findPerson(stand.tenant, called)),
    script: faults.script,
    clearFaults: faults.clear,
    setMessagingUrl: stand.inbound.setUrl,
    redeliver: stand.inbound.repeat,
    handle: (request, response) => answerTeamsRequest({ connector, keys }, [request, response]),
    ...happeningsOf(stand),
  };
}

function standOf(
  options: TeamsSandboxOptions,
  parts: {
    now: () => number;
    faults: ReturnType<typeof createFaults>;
    serviceUrl: () => string;
    authorization: () => string;
  },
): Stand {
  return {
    tenant: createTenant({ ...options, now: parts.now }),
    inbound: createInbound({
      authorize: () => (options.anonymous === true ? null : parts.authorization()),
      url: options.messagingUrl,
      faults: parts.faults,
      deadlineMs: options.deadlineMs ?? 15_000,
    }),
    serviceUrl: parts.serviceUrl,
    patienceMs: options.patienceMs ?? 2_000,
  };
}

function connectorOf(
  options: TeamsSandboxOptions,
  parts: Pick<ConnectorOptions, 'faults' | 'login'> & {
    stand: Stand;
    now: () => number;
    requests: ConnectorRequest[];
  },
): ConnectorOptions {
  const { stand, now, faults, login, requests } = parts;
  return {
    tenant: stand.tenant,
    serviceUrl: stand.serviceUrl,
    mostMessageBytes: options.mostMessageBytes ?? 100 * 1024,
    limits: createConnectorLimits(options.limits ?? TEAMS_LIMITS, now),
    faults,
    login,
    anonymous: options.anonymous ?? false,
    record: (request) => {
      requests.push(request);
      if (requests.length > (options.requestsKept ?? 100_000)) requests.shift();
    },
  };
}
