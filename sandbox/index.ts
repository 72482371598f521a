/** Starts the sandbox: the stand-ins for Slack and Teams and the page at `/sandbox`, on one local server. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { closeServer, listen, originOf } from './local-server.ts';
import { createPageHandler } from './page/page-routes.ts';
import { northwind } from './people.ts';
import {
  createSlackSandbox,
  type SlackSandbox,
  type SlackSandboxOptions,
} from './slack/slack-sandbox.ts';
import {
  createTeamsSandbox,
  type TeamsSandbox,
  type TeamsSandboxOptions,
} from './teams/teams-sandbox.ts';
import { teamsCompany } from './teams-people.ts';

export interface SandboxOptions extends Partial<SlackSandboxOptions> {
  /** A free one when absent. */
  readonly port?: number;
  /** Of the stand-in for Teams; Northwind's tenant when absent. */
  readonly teams?: Partial<TeamsSandboxOptions>;
}

export interface Sandbox {
  readonly slack: SlackSandbox;
  readonly teams: TeamsSandbox;
  /** `http://127.0.0.1:<port>`, where the page is at `/sandbox`. */
  readonly origin: string;
  /** Answers requests under `/sandbox`, so that the page can also be shown on another server. */
  page(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/**
 * Starts the sandbox on 127.0.0.1, with the company of 24 unless another (`company.ts`) is given. Point the app at `slack.apiUrl` with `slack.botToken` and
 * `slack.signingSecret`, and the sandbox at the app with `slack.setEventsUrl`. For Teams, the app
 * trusts `teams.openIdUrl` and `teams.serviceUrl`; the sandbox learns the app's address by
 * `teams.setMessagingUrl`.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  let origin = '';
  const slack = createSlackSandbox({ ...northwind(), ...options }, () => origin);
  const teams = createTeamsSandbox({ ...teamsCompany(), ...options.teams }, () => origin);
  const page = createPageHandler(slack, teams);
  const server: Server = await listen(options.port ?? 0, (request, response) => {
    route({ slack, teams, page }, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  origin = originOf(server);
  return { slack, teams, origin, page, close: () => closeServer(server) };
}

async function route(
  { slack, teams, page }: Pick<Sandbox, 'slack' | 'teams' | 'page'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await slack.handle(request, response)) return;
  if (await teams.handle(request, response)) return;
  if (request.url?.startsWith('/sandbox')) page(request, response);
  else response.writeHead(302, { location: '/sandbox' }).end();
}
