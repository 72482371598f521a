/** The door to Teams: what the service can ask of it, and where what people do there comes in. */
import type { RequestListener } from 'node:http';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { Activity } from 'botbuilder';
import type { AudienceRow } from '../../src/broadcast/broadcast.ts';
import type { Account } from '../../src/employee.ts';
import { ConfigError } from '../../src/errors.ts';
import type { ChatPlatform, Clock, Conversations, Log, Work } from '../../src/ports.ts';
import type { Summary } from '../../src/registration/summarize.ts';
import type { Service } from '../../src/service.ts';
import type { AppCertificate } from '../../src/teams-config.ts';
import { insisting } from '../chat/insisting.ts';
import { queueing } from '../chat/queueing.ts';
import { createRepaint } from '../chat/repaint.ts';
import { within } from '../chat/within.ts';
import { createSeals } from './cards/seal.ts';
import { readCertificate } from './certificate.ts';
import { createChat } from './chat.ts';
import { createConnector } from './connector.ts';
import { type Answer, openGate, type Posted } from './gate.ts';
import { listenToGroups } from './listeners/groups.ts';
import { listenToInvokes } from './listeners/invokes.ts';
import type { ListenerPorts, SummaryTexts } from './listeners/listener-ports.ts';
import { listenToMessages } from './listeners/messages.ts';
import { suppress } from './listeners/suppress.ts';
import { GLOBAL_SERVICE_URL, type TrustedHosts } from './service-urls.ts';
import type { AppCredentials } from './sign-in.ts';
import { isPlausible } from './token.ts';
import { TurnAdapter } from './turn-adapter.ts';

/** A Bot Connector on this machine in place of Microsoft's: tokens, keys and service of its own. */
export interface StandIn {
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  readonly loginUrl: string;
}

export interface TeamsOptions {
  /** Client id of the bot's registration; empty only when `allowAnonymous`. */
  readonly appId: string;
  /** The client secret; empty when the app signs in with a certificate. */
  readonly appPassword: string;
  readonly certificate?: AppCertificate | undefined;
  readonly tenantId: string;
  /** Lets test tools on this machine in without a token. The caller binds to a loopback address. */
  readonly allowAnonymous: boolean;
  /** Hosts of service URLs beside Teams' own. */
  readonly serviceUrlHosts?: readonly string[] | undefined;
  readonly standIn?: StandIn | undefined;
  /** Seals the ids on cards. Of the house, not of the app: a new password or certificate must not void old cards. */
  readonly cardSecret: Uint8Array;
  readonly ratePerMinute?: number | undefined;
}

export interface TeamsPorts {
  readonly log: Log;
  readonly clock: Clock;
  readonly firstSeen: Work['firstSeen'];
  readonly conversations: Conversations;
  /** Rows of a CSV. @throws InvalidInputError('csv') */
  readonly readAudience: (bytes: Uint8Array) => readonly AudienceRow[];
  /** How a summary reads as a file and as text to paste. */
  readonly summaryTexts: (summary: Summary) => SummaryTexts;
  /** A person's own record as one file. */
  readonly packRecord: ListenerPorts['packRecord'];
  readonly summaryPdf: ListenerPorts['summaryPdf'];
  /** A member of the tenant turned up for the first time. */
  readonly arrived?: (account: Account) => Promise<void>;
}

export interface TeamsDoor {
  readonly chat: ChatPlatform;
  /** The listener for `POST /api/messages`. Call once. */
  serve(service: Service): RequestListener;
  /** Gives what is still to be shown a few seconds. */
  close(): Promise<void>;
}

const CLOSE_MS = 5_000;
const DAY_MS = 86_400_000;
const WARN_DAYS = 30;

/** @throws ConfigError for an empty app id without `allowAnonymous`, and for a certificate that is not good */
export async function openTeams(options: TeamsOptions, ports: TeamsPorts): Promise<TeamsDoor> {
  refuseOpenDoor(options);
  const { log, clock, conversations } = ports;
  const { appId, tenantId } = options;
  const adapter = new TurnAdapter({
    appId,
    tenantId,
    proof: proofOf(options, ports),
    openIdMetadataUrl: options.standIn?.openIdMetadataUrl,
    loginUrl: options.standIn?.loginUrl,
  });
  const connector = createConnector({ adapter, appId, tenantId });
  const directory = { tenantId, connector, conversations, clock };
  const seals = createSeals(options.cardSecret);
  const repaint = createRepaint(log);
  let serving: Service | null = null;
  const chat = createChat({
    directory,
    seals,
    serviceUrl: options.standIn?.serviceUrl ?? GLOBAL_SERVICE_URL,
    ratePerMinute: options.ratePerMinute,
    left: (account) => {
      if (serving !== null) suppress({ service: serving, repaint, clock, log }, account);
    },
  });
  return {
    chat: queueing(chat, repaint),
    serve: (service) => {
      serving = service;
      const trusted = trustedBy(options);
      const app = openApplication(adapter, {
        ...ports,
        service: insisting(service, clock),
        chat,
        directory,
        seals,
        tenantId,
        anonymous: options.allowAnonymous,
        trusted,
        repaint,
        arrived: ports.arrived ?? (async () => undefined),
      });
      return openGate({
        tenantId,
        anonymous: options.allowAnonymous,
        trusted,
        ...ports,
        authenticate: (activity, authorization) =>
          authenticate({ adapter, app, appId, clock }, activity, authorization),
      });
    },
    close: async () => {
      await within(CLOSE_MS, repaint.idle());
    },
  };
}

function refuseOpenDoor(options: TeamsOptions): void {
  const { appId, appPassword, certificate, allowAnonymous } = options;
  if (appId === '' && allowAnonymous) return;
  const hasProof = (appPassword !== '') !== (certificate !== undefined);
  if (appId !== '' && hasProof && !allowAnonymous) return;
  throw new ConfigError([
    'TEAMS_APP_ID and TEAMS_APP_PASSWORD (or a certificate): both are needed, and TEAMS_ALLOW_ANONYMOUS only without them; an empty app id lets everybody in.',
  ]);
}

/** A certificate that ends soon is said while there is time to renew it. */
function proofOf(
  { appPassword, certificate }: TeamsOptions,
  { clock, log }: TeamsPorts,
): AppCredentials['proof'] {
  if (certificate === undefined) return { secret: appPassword };
  const read = readCertificate(certificate, clock.nowMs());
  const days = Math.floor((read.endsAtMs - clock.nowMs()) / DAY_MS);
  if (days < WARN_DAYS) log.warn('The certificate of the Teams app ends soon.', { days });
  return { certificate: read };
}

const trustedBy = ({ serviceUrlHosts, standIn, allowAnonymous }: TeamsOptions): TrustedHosts => ({
  hosts: serviceUrlHosts,
  standInUrl: standIn?.serviceUrl,
  loopback: allowAnonymous,
});

function openApplication(adapter: TurnAdapter, listeners: ListenerPorts): Application {
  const app = new Application({ adapter, startTypingTimer: false });
  listenToGroups(app, listeners);
  listenToInvokes(app, listeners);
  listenToMessages(app, listeners);
  return app;
}

interface Guard {
  readonly adapter: TurnAdapter;
  readonly app: Application;
  readonly appId: string;
  readonly clock: Clock;
}

/** Null for a bad token. The SDK throws for those, and for keys it cannot fetch, which is another matter. */
async function authenticate(
  { adapter, app, appId, clock }: Guard,
  posted: Posted,
  authorization: string,
): Promise<(() => Promise<Answer>) | null> {
  const activity = activityOf(posted);
  const { serviceUrl } = posted;
  const expected = { appId, serviceUrl, nowMs: clock.nowMs() };
  if (appId !== '' && !isPlausible(authorization, expected)) return null;
  const proof = await adapter.proofOf(activity, authorization);
  if (proof === null) return null;
  return async () => {
    const response = await adapter.run(proof, activity, async (context) => {
      await app.run(context);
    });
    return response === undefined
      ? { status: 200 }
      : { status: response.status, body: response.body };
  };
}

/** The SDK wants its times as dates. */
function activityOf(posted: Posted): Activity {
  const { timestamp, localTimestamp } = posted as { timestamp?: string; localTimestamp?: string };
  return {
    ...posted,
    ...(timestamp === undefined ? {} : { timestamp: new Date(timestamp) }),
    ...(localTimestamp === undefined ? {} : { localTimestamp: new Date(localTimestamp) }),
  } as unknown as Activity;
}
