import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSlackSandbox,
  type SlackSandbox,
  type SlackSandboxOptions,
} from './slack-sandbox.ts';

/** A stand-in on its own server. */
export interface RunningSlackSandbox extends SlackSandbox {
  /** Stops the server and cuts every connection, silent ones included. */
  close(): Promise<void>;
}

/** Starts the stand-in on 127.0.0.1, on a free port unless one is given. */
export async function startSlackSandbox(
  options: SlackSandboxOptions & { readonly port?: number },
): Promise<RunningSlackSandbox> {
  let origin = '';
  const sandbox = createSlackSandbox(options, () => origin);
  const server = await listen(options.port ?? 0, (request, response) => {
    answerOr404(sandbox, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  origin = originOf(server);
  return Object.assign(sandbox, { close: () => closeServer(server) });
}

/** A server on 127.0.0.1; `port` 0 takes a free one. */
export function listen(port: number, listener: RequestListener): Promise<Server> {
  // Slack keeps idle connections; Node's default of 5 s closes them under the app's hands.
  const server = createServer({ keepAliveTimeout: 75_000 }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

export function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answerOr404(
  sandbox: SlackSandbox,
  ...[request, response]: Parameters<RequestListener>
): Promise<void> {
  const answered = await sandbox.handle(request, response);
  if (!answered) response.writeHead(404).end('Not found');
}
