/**
 * A local socket in the data directory (mode 0600) by which command-line tools reach the running
 * service instead of opening its embedded store a second time.
 */
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';

const LIMIT = 64 * 1024 * 1024;

/** Answers each request with one reply, both one JSON line. Returns a function that closes the socket. */
export async function serveCommands(
  path: string,
  answer: (request: unknown) => Promise<unknown>,
): Promise<() => Promise<void>> {
  // The data directory's lock is held by now, so a socket file here is a leftover of a killed process.
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    void readLine(socket)
      .then(async (line) => JSON.stringify(await answer(JSON.parse(line))))
      .then((reply) => socket.end(`${reply}\n`))
      .catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** The reply of the running service; null when none listens there. */
export async function callService(path: string, request: unknown): Promise<unknown | null> {
  if (!existsSync(path)) return null;
  const socket = await open(path);
  if (socket === null) return null;
  socket.end(`${JSON.stringify(request)}\n`);
  return JSON.parse(await readLine(socket));
}

function open(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(null);
      else reject(error);
    });
  });
}

function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      text += piece;
      if (text.length > LIMIT) socket.destroy(new Error('The command is larger than 64 MiB.'));
    });
    socket.once('error', reject);
    socket.once('end', () =>
      text === ''
        ? reject(new Error('The service closed the socket without an answer.'))
        : resolve(text),
    );
  });
}
