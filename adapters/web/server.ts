/** The one HTTP server: health, readiness, and the doors that others hand in. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

export interface WebOptions {
  readonly port: number;
  /** Loopback only, for the sandbox; all interfaces otherwise. */
  readonly host: string;
  /** What answers below each path; the request's url is passed on unchanged. */
  readonly doors: Readonly<Record<string, RequestListener>>;
  /** True when the store can write and the ledger stands where the witness saw it. */
  readonly ready: () => Promise<boolean>;
  /** Where a browser that opens `/` is sent; null answers with one line of text. */
  readonly home: string | null;
}

export interface WebServer {
  readonly port: number;
  /** From now on `/readyz` answers 503, so that a balancer sends nobody new. */
  drain(): void;
  close(): Promise<void>;
}

export async function startWeb(options: WebOptions): Promise<WebServer> {
  let draining = false;
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  app.get('/readyz', async (_request, response) => {
    const ready = !draining && (await options.ready());
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
  app.get('/', (_request, response) => {
    if (options.home === null) response.type('text/plain').send('Rollcall is running.\n');
    else response.redirect(options.home);
  });
  const doors = Object.entries(options.doors);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const door = doors.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`));
    if (door === undefined) app(request, response);
    else door[1](request, response);
  });
  const port = await listen(server, options);
  return {
    port,
    drain() {
      draining = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function listen(
  server: ReturnType<typeof createServer>,
  at: { port: number; host: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => resolve((server.address() as AddressInfo).port));
  });
}
