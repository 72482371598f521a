import { closeServer, listen, originOf, readBytes } from '../local-server.ts';

/** What somebody asked of the foreign server. */
export interface ForeignRequest {
  readonly method: string;
  readonly path: string;
  /** The secret an app must never send here; undefined when it did not. */
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A server that is none of Teams', for activities with a spoofed `serviceUrl`. */
export interface ForeignServer {
  /** Looks like a service URL: `http://127.0.0.1:<port>/teams/`. */
  readonly serviceUrl: string;
  readonly requests: readonly ForeignRequest[];
  close(): Promise<void>;
}

/** Starts a server that takes down every request and answers as a Bot Connector would. */
export async function startForeignServer(): Promise<ForeignServer> {
  const requests: ForeignRequest[] = [];
  const server = await listen(0, (request, response) => {
    readBytes(request).then(
      (bytes) => {
        const { method = '', url: path = '', headers } = request;
        const { authorization } = headers;
        requests.push({ method, path, authorization, body: bytes.toString('utf8') });
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
      },
      () => response.destroy(),
    );
  });
  return {
    serviceUrl: `${originOf(server)}/teams/`,
    requests,
    close: () => closeServer(server),
  };
}
