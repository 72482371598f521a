import type { IncomingMessage, ServerResponse } from 'node:http';
import { performAct } from './page-act.ts';
import { type Asset, readAsset, readLibrary, readReadme } from './page-assets.ts';
import { streamChanges } from './page-events.ts';
import { isFromThisComputer, isFromThisPage, readJson } from './page-guard.ts';
import type { PageSandbox } from './page-sandbox.ts';
import { pageState } from './page-state.ts';
import { performTeamsAct } from './teams-act.ts';
import { type PageTeams, teamsPageState } from './teams-state.ts';

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** One request as the routes see it. */
interface Exchange {
  readonly sandbox: PageSandbox;
  /** Absent where only Slack is stood in for. */
  readonly teams: PageTeams | undefined;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/**
 * Answers everything under `/sandbox`. Only this computer may ask, and only the page itself may
 * act: the page plays every person of the workspace without a password.
 */
export function createPageHandler(
  sandbox: PageSandbox,
  teams?: PageTeams,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    answer({ sandbox, teams, request, response, url }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown';
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: `The sandbox page failed: ${reason}` });
    });
  };
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  if (!isFromThisComputer(request)) {
    sendJson(response, 403, { ok: false, error: 'The sandbox answers this computer only.' });
    return;
  }
  const wanted = `${request.method} ${url.pathname.replace(/\/$/, '')}`;
  const route = ROUTES[wanted] ?? (exchange.teams && teamsRoutes(exchange.teams)[wanted]);
  if (route !== undefined) {
    await route(exchange);
    return;
  }
  const name = url.pathname.slice('/sandbox/'.length);
  const asset =
    request.method === 'GET' ? ((await readLibrary(name)) ?? (await readAsset(name))) : null;
  sendAsset(response, asset);
}

const ROUTES: Record<string, (exchange: Exchange) => Promise<void> | void> = {
  'GET /sandbox': async ({ response }) => sendAsset(response, await readAsset('sandbox.html')),
  'GET /sandbox/readme': async ({ response }) => sendAsset(response, await readReadme()),
  'GET /sandbox/state': ({ sandbox, response, url }) =>
    sendJson(response, 200, pageState(sandbox.workspace, url.searchParams.get('person') ?? '')),
  'GET /sandbox/events': ({ sandbox, request, response }) =>
    streamChanges(sandbox.workspace, request, response),
  'GET /sandbox/file': (exchange) => sendFile(exchange, exchange.sandbox.workspace.files),
  'POST /sandbox/act': (exchange) => act(exchange, (body) => performAct(exchange.sandbox, body)),
};

/** The same for the Teams side of the page. */
function teamsRoutes(teams: PageTeams): typeof ROUTES {
  const { tenant } = teams;
  return {
    'GET /sandbox/teams': async ({ response }) =>
      sendAsset(response, await readAsset('teams.html')),
    'GET /sandbox/teams/state': ({ response, url }) =>
      sendJson(response, 200, teamsPageState(teams, url.searchParams.get('person') ?? '')),
    'GET /sandbox/teams/events': ({ request, response }) =>
      streamChanges(tenant, request, response),
    'GET /sandbox/teams/file': (exchange) => sendFile(exchange, tenant.files),
    'POST /sandbox/teams/act': (exchange) => act(exchange, (body) => performTeamsAct(teams, body)),
  };
}

async function act(
  { request, response }: Exchange,
  perform: (body: Record<string, unknown>) => Promise<unknown>,
): Promise<void> {
  if (!isFromThisPage(request)) {
    sendJson(response, 403, { ok: false, error: 'Only the sandbox page itself may act.' });
    return;
  }
  const body = await readJson(request);
  if (body === null) {
    sendJson(response, 400, { ok: false, error: 'The sandbox could not read that request.' });
    return;
  }
  sendJson(response, 200, await perform(body));
}

function sendFile(
  { response, url }: Exchange,
  files: ReadonlyMap<string, { readonly name: string; readonly bytes: Buffer }>,
): void {
  const file = files.get(url.searchParams.get('id') ?? '');
  if (file === undefined) {
    sendAsset(response, null);
    return;
  }
  response.writeHead(200, {
    ...HEADERS,
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  response.end(file.bytes);
}

function sendAsset(response: ServerResponse, asset: Asset | null): void {
  if (asset === null) {
    response.writeHead(404, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' });
    response.end('There is nothing here. The sandbox is at /sandbox\n');
    return;
  }
  response.writeHead(200, { ...HEADERS, 'content-type': asset.mimeType });
  response.end(asset.bytes);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
