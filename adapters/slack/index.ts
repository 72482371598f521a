/** The door to Slack: what the service can ask of it, and where what people do there comes in. */
import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { AudienceRow } from '../../src/broadcast/broadcast.ts';
import type { ChatPlatform, Clock, Log, Work } from '../../src/ports.ts';
import type { Summary } from '../../src/registration/summarize.ts';
import type { Service } from '../../src/service.ts';
import { insisting } from '../chat/insisting.ts';
import { queueing } from '../chat/queueing.ts';
import { createRepaint } from '../chat/repaint.ts';
import { within } from '../chat/within.ts';
import { createChat } from './chat.ts';
import { clientOptions, openClients, quietLogger } from './clients.ts';
import { download } from './download.ts';
import { toDeliveryError, UnkeptEventError } from './errors.ts';
import { openGate } from './gate.ts';
import { listenToAdminActions } from './listeners/admin-actions.ts';
import { listenToCommand } from './listeners/command.ts';
import { listenToConsentActions } from './listeners/consent-actions.ts';
import { listenToEvents } from './listeners/events.ts';
import { explain } from './listeners/explain.ts';
import { listenToHome } from './listeners/home.ts';
import type { ListenerPorts, SummaryTexts } from './listeners/listener-ports.ts';
import { listenToRegistration } from './listeners/registration.ts';
import { listenToViews } from './listeners/views.ts';
import { instantOf } from './listeners/who.ts';
import { replyLater } from './reply-later.ts';
import { readWorkspace, type Workspace } from './workspace.ts';

export interface SlackOptions {
  readonly botToken: string;
  readonly signingSecret: string;
  /** For socket mode (`xapp-…`); HTTP when absent. */
  readonly appToken?: string | undefined;
  /** Slack's, or any server with the same Web API, e.g. `https://slack.com/api/`. */
  readonly apiUrl: string;
  readonly ratePerMinute?: number | undefined;
}

export interface SlackPorts {
  readonly log: Log;
  readonly clock: Clock;
  readonly firstSeen: Work['firstSeen'];
  /** Rows of an uploaded CSV. @throws InvalidInputError('csv') */
  readonly readAudience: (bytes: Uint8Array) => readonly AudienceRow[];
  /** How a summary reads as a file and as text to paste. */
  readonly summaryTexts: (summary: Summary) => SummaryTexts;
  /** A person's own record as one file. */
  readonly packRecord: ListenerPorts['packRecord'];
  readonly summaryPdf: ListenerPorts['summaryPdf'];
}

export interface SlackDoor {
  readonly chat: ChatPlatform;
  /** The listener for `POST /slack/events`; in socket mode it answers 404 and the socket opens. Call once. */
  serve(service: Service): RequestListener;
  /** Stops the socket and gives what is still to be shown a few seconds. */
  close(): Promise<void>;
}

const CLOSE_MS = 5_000;
/** Signatures count seconds: what Slack sends again within the same one would pass for a replay. */
const NEXT_SECOND_MS = 1_100;

/** @throws ConfigError when Slack refuses the token; DeliveryError when Slack cannot be reached */
export async function openSlack(options: SlackOptions, ports: SlackPorts): Promise<SlackDoor> {
  const { log } = ports;
  const clients = openClients(options, log);
  const workspace = await readWorkspace(clients.interactive, log);
  const repaint = createRepaint(log);
  const chat = queueing(
    createChat({
      client: clients.broadcast,
      workspace,
      ratePerMinute: options.ratePerMinute,
    }),
    repaint,
  );
  const opened: App[] = [];
  return {
    chat,
    serve(service) {
      const source = {
        client: clients.interactive,
        botToken: options.botToken,
        apiUrl: options.apiUrl,
      };
      const listeners: ListenerPorts = {
        service: insisting(service, ports.clock),
        chat,
        client: clients.interactive,
        workspace,
        clock: ports.clock,
        log,
        repaint,
        readAudience: ports.readAudience,
        download: (fileId) => download(source, fileId),
        replyLater: (url, reply) => replyLater(options.apiUrl, url, reply),
        summaryTexts: ports.summaryTexts,
        packRecord: ports.packRecord,
        summaryPdf: ports.summaryPdf,
      };
      return options.appToken === undefined
        ? serveHttp(options, ports, listeners)
        : serveSocket(options, listeners, opened);
    },
    async close() {
      await Promise.all(opened.map((app) => app.stop()));
      await within(CLOSE_MS, repaint.idle());
    },
  };
}

/**
 * Two receivers behind one gate. A press, a form or a command is acknowledged by its listener. An
 * event (somebody wrote STOP, somebody left) is answered only after its listener has committed:
 * after a crash in between, or when it could not be kept, Slack sends it again.
 */
function serveHttp(
  options: SlackOptions,
  ports: SlackPorts,
  listeners: ListenerPorts,
): RequestListener {
  const interactions = receiverOf(options, ports, { processBeforeResponse: false });
  const events = receiverOf(options, ports, { processBeforeResponse: true });
  for (const receiver of [interactions, events]) openApp(options, receiver, listeners);
  return openGate({
    ...ports,
    signingSecret: options.signingSecret,
    next: (request, response) => {
      const isEvent = /^application\/json\b/iu.test(request.headers['content-type'] ?? '');
      return (isEvent ? events : interactions).requestListener(request, response);
    },
  });
}

function receiverOf(
  options: SlackOptions,
  ports: SlackPorts,
  { processBeforeResponse }: { processBeforeResponse: boolean },
): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: ['/slack/events'],
    processBeforeResponse,
    logger: quietLogger(ports.log),
    customPropertiesExtractor: (request) => ({
      requestedAt: instantOf(String(request.headers['x-slack-request-timestamp'] ?? '')),
    }),
    processEventErrorHandler: async ({ error, response }) => {
      // Of listeners' errors only this one comes here: else Bolt stumbled over a field that is not as Slack sends it.
      const unkept = error instanceof UnkeptEventError;
      const malformed = error instanceof TypeError;
      if (unkept) {
        explain(ports, error.cause);
        await wait(NEXT_SECOND_MS);
      } else ports.log.warn('A signed request could not be understood.', { error: error.name });
      if (!response.headersSent) response.writeHead(malformed ? 400 : 500).end();
      return true;
    },
  });
}

function serveSocket(
  options: SlackOptions,
  listeners: ListenerPorts,
  opened: App[],
): RequestListener {
  const { log } = listeners;
  const receiver = new SocketModeReceiver({
    appToken: options.appToken ?? '',
    logger: quietLogger(log),
    installerOptions: { clientOptions: { slackApiUrl: options.apiUrl } },
  });
  const app = openApp(options, receiver, listeners);
  opened.push(app);
  app.start().catch((error: unknown) => {
    const { message } = toDeliveryError(error);
    log.error('The socket to Slack could not be opened; check SLACK_APP_TOKEN.', {
      reason: message,
    });
  });
  return (_request, response) => {
    response.writeHead(404, { 'content-length': '0' });
    response.end();
  };
}

function openApp(options: SlackOptions, receiver: Receiver, listeners: ListenerPorts): App {
  const { log, workspace } = listeners;
  const app = new App({
    receiver,
    authorize: async () => authorization(options, workspace),
    clientOptions: clientOptions(options.apiUrl, log),
    logger: quietLogger(log),
    convoStore: false,
  });
  app.error(async (error) => {
    const thrown = 'original' in error && error.original !== undefined ? error.original : error;
    // Over HTTP, Slack sends again what is not answered with 200; a socket was answered before.
    if (thrown instanceof UnkeptEventError && receiver instanceof HTTPReceiver) throw thrown;
    explain({ log }, thrown instanceof UnkeptEventError ? thrown.cause : thrown);
  });
  listenToCommand(app, listeners);
  listenToConsentActions(app, listeners);
  listenToAdminActions(app, listeners);
  listenToViews(app, listeners);
  listenToRegistration(app, listeners);
  listenToHome(app, listeners);
  listenToEvents(app, listeners);
  return app;
}

const authorization = ({ botToken }: SlackOptions, { botId, botUserId }: Workspace) => ({
  botToken,
  botId,
  botUserId,
});
