import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const MOST_BYTES = 32 * 1024 * 1024;

/** A server on 127.0.0.1; `port` 0 takes a free one. */
export function listen(port: number, listener: RequestListener): Promise<Server> {
  // Chat platforms keep idle connections; Node's default of 5 s closes them under the app's hands.
  const server = createServer({ keepAliveTimeout: 75_000 }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

export function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Stops the server and cuts every connection, silent ones included. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The whole body. @throws Error above 32 MiB. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MOST_BYTES) throw new Error('The request is larger than the sandbox accepts.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
