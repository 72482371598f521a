/** Starts the sandbox: the stand-in for Slack and the page at `/sandbox`, on one local server. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createPageHandler } from './page/page-routes.ts';
import { northwind } from './people.ts';
import {
  createSlackSandbox,
  type SlackSandbox,
  type SlackSandboxOptions,
} from './slack/slack-sandbox.ts';
import { closeServer, listen, originOf } from './slack/start-slack-sandbox.ts';

export interface SandboxOptions extends Partial<SlackSandboxOptions> {
  /** A free one when absent. */
  readonly port?: number;
}

export interface Sandbox {
  readonly slack: SlackSandbox;
  /** `http://127.0.0.1:<port>`, where the page is at `/sandbox`. */
  readonly origin: string;
  /** Answers requests under `/sandbox`, so that the page can also be shown on another server. */
  page(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/**
 * Starts the sandbox on 127.0.0.1, with the company of 24 unless another (`company.ts`) is given. Point the app at `slack.apiUrl` with `slack.botToken` and
 * `slack.signingSecret`, and the sandbox at the app with `slack.setEventsUrl`.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  let origin = '';
  const slack = createSlackSandbox({ ...northwind(), ...options }, () => origin);
  const page = createPageHandler(slack);
  const server: Server = await listen(options.port ?? 0, (request, response) => {
    route({ slack, page }, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  origin = originOf(server);
  return { slack, origin, page, close: () => closeServer(server) };
}

async function route(
  { slack, page }: Pick<Sandbox, 'slack' | 'page'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await slack.handle(request, response)) return;
  if (request.url?.startsWith('/sandbox')) page(request, response);
  else response.writeHead(302, { location: '/sandbox' }).end();
}
