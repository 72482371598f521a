import { closeServer, listen, originOf } from '../local-server.ts';
import {
  createTeamsSandbox,
  type TeamsSandbox,
  type TeamsSandboxOptions,
} from './teams-sandbox.ts';

/** A stand-in on its own server. */
export interface RunningTeamsSandbox extends TeamsSandbox {
  /** Stops the server and cuts every connection, silent ones included. */
  close(): Promise<void>;
}

/** Starts the stand-in on 127.0.0.1, on a free port unless one is given. */
export async function startTeamsSandbox(
  options: TeamsSandboxOptions & { readonly port?: number },
): Promise<RunningTeamsSandbox> {
  let origin = '';
  const sandbox = createTeamsSandbox(options, () => origin);
  const server = await listen(options.port ?? 0, (request, response) => {
    sandbox.handle(request, response).then(
      (answered) => answered || response.writeHead(404).end('Not found'),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  origin = originOf(server);
  return Object.assign(sandbox, { close: () => closeServer(server) });
}
