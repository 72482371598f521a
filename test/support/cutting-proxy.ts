/** A proxy in front of Postgres that cuts the line at a chosen moment, as networks do. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  /** The database's address, through the proxy. */
  readonly url: string;
  /**
   * The next time the client says these bytes, the line is cut: before they reach the server,
   * or after, so that the server has them and the client never hears the answer. So many times.
   */
  cutAt(words: string, when: 'before' | 'after', times?: number): void;
  close(): Promise<void>;
}

export async function cuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let cut: { words: string; when: 'before' | 'after'; times: number } | null = null;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const both = [client, upstream];
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        for (const other of both) other.destroy();
      });
    }
    upstream.pipe(client);
    client.on('data', (bytes) => {
      if (cut === null || !bytes.includes(cut.words)) {
        upstream.write(bytes);
        return;
      }
      const { words, when, times } = cut;
      cut = times > 1 ? { words, when, times: times - 1 } : null;
      upstream.unpipe(client);
      if (when === 'before') {
        client.destroy();
        return;
      }
      upstream.once('data', () => client.destroy()).resume();
      upstream.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const through = new URL(databaseUrl);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    cutAt: (words, when, times = 1) => {
      cut = { words, when, times };
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
