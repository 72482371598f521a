import type { RequestListener } from 'node:http';
import { closeServer, listen, originOf } from '../local-server.ts';
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

async function answerOr404(
  sandbox: SlackSandbox,
  ...[request, response]: Parameters<RequestListener>
): Promise<void> {
  const answered = await sandbox.handle(request, response);
  if (!answered) response.writeHead(404).end('Not found');
}
