/**
 * A local socket in the data directory (mode 0600) by which command-line tools reach the running
 * service instead of opening its embedded store a second time.
 */
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { setInterval } from 'node:timers';
import { InvalidInputError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';

const LIMIT = 64 * 1024 * 1024;
/** Either side is silent no longer than this: who works on an answer says so meanwhile. */
const IDLE_MS = 30_000;
const BEAT_MS = 5_000;

export interface SocketOptions {
  readonly log: Log;
  /** How long a silent caller is kept; milliseconds. */
  readonly idleMs?: number;
  /** How often a caller hears that its answer is being worked on; milliseconds. */
  readonly beatMs?: number;
}

/** Answers each request with one reply, both one JSON line. Returns a function that closes the socket. */
export async function serveCommands(
  path: string,
  answer: (request: unknown) => Promise<unknown>,
  options: SocketOptions,
): Promise<() => Promise<void>> {
  // The data directory's lock is held by now, so a socket file here is a leftover of a killed process.
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    converse(socket, answer, options).catch((error: unknown) => {
      options.log.warn('A command from this machine could not be answered.', {
        code: codeOf(error),
      });
      socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function converse(
  socket: Socket,
  answer: (request: unknown) => Promise<unknown>,
  { idleMs = IDLE_MS, beatMs = BEAT_MS }: SocketOptions,
): Promise<void> {
  const request = JSON.parse(await readLine(socket, { what: 'command', idleMs }));
  // Space in front of JSON means nothing but that we are still here.
  const beat = setInterval(() => socket.write(' '), beatMs).unref();
  socket.once('close', () => clearInterval(beat));
  try {
    const reply = JSON.stringify(await answer(request));
    socket.end(`${reply}\n`);
  } finally {
    clearInterval(beat);
  }
}

/**
 * The reply of the running service; null when none listens there.
 * @throws InvalidInputError('file') for more than 64 MiB; Error when the service is silent or its answer too large
 */
export async function callService(
  path: string,
  request: unknown,
  idleMs: number = IDLE_MS,
): Promise<unknown | null> {
  if (!existsSync(path)) return null;
  const line = `${JSON.stringify(request)}\n`;
  if (Buffer.byteLength(line) > LIMIT) {
    throw new InvalidInputError(
      'file',
      'This command is larger than the 64 MiB that the running service takes. Give it a smaller file.',
    );
  }
  const socket = await open(path);
  if (socket === null) return null;
  socket.end(line);
  return JSON.parse(await readLine(socket, { what: 'answer', idleMs }));
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

interface Reading {
  /** What the other side sends. */
  readonly what: 'command' | 'answer';
  readonly idleMs: number;
}

const TOO_LARGE: Readonly<Record<Reading['what'], string>> = {
  command: 'The command is larger than 64 MiB.',
  answer:
    'The answer is larger than the 64 MiB that the running service can hand over. Ask for less at once, or stop the service and type the command again.',
};

function readLine(socket: Socket, { what, idleMs }: Reading): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const fail = (code: string, sentence: string) =>
      socket.destroy(Object.assign(new Error(sentence), { code }));
    socket.on('data', (piece: Buffer) => {
      pieces.push(piece);
      size += piece.length;
      if (size > LIMIT) fail('TOO_LARGE', TOO_LARGE[what]);
    });
    socket.setTimeout(idleMs, () => fail('SILENT', silence(what, idleMs)));
    socket.on('error', reject);
    socket.once('end', () => {
      socket.setTimeout(0);
      const text = Buffer.concat(pieces).toString('utf8');
      if (text.trim() !== '') resolve(text);
      else reject(Object.assign(new Error(CUT_SHORT), { code: 'CUT_SHORT' }));
    });
  });
}

const CUT_SHORT =
  'The running service closed the connection without an answer: its log says why. Look with status or list whether the command was carried out before you type it again.';

const silence = (what: Reading['what'], idleMs: number): string =>
  what === 'answer'
    ? `The running service has said nothing for ${idleMs / 1000} seconds: look at its log, or stop it and start it again. The command may have been carried out.`
    : `No command came within ${idleMs / 1000} seconds.`;

const codeOf = (error: unknown): string =>
  error instanceof SyntaxError
    ? 'NOT_JSON'
    : error instanceof Error && 'code' in error
      ? String(error.code)
      : 'UNEXPECTED';
