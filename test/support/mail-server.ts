/** A mail server on this machine that takes letters, or behaves as it is told. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

export interface Received {
  readonly to: string;
  /** Headers and body as they came. */
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: Received[];
  /** How many letters were begun, whatever became of them. */
  begun(): number;
  close(): void;
}

/** The reply to RCPT for an address, or `drop` to cut the line after the letter was taken. */
export type Manners = (address: string) => string;

export async function openMailServer(manners: Manners = () => '250 ok'): Promise<MailServer> {
  const received: Received[] = [];
  let begun = 0;
  const server = createServer((socket) => {
    let to = '';
    let letter: string[] | null = null;
    const end = (raw: string) => {
      received.push({ to, raw });
      letter = null;
      if (manners(to) === 'drop') socket.destroy();
      else say(socket, '250 taken');
    };
    const command = (line: string) => {
      const [verb = ''] = line.toUpperCase().split(/[ :]/u, 1);
      if (verb === 'MAIL') begun += 1;
      if (verb === 'RCPT') to = /<(.*)>/u.exec(line)?.[1] ?? '';
      if (verb === 'DATA') letter = [];
      say(socket, replyTo(verb, manners(to)));
    };
    lines(socket, (line) => {
      if (letter === null) command(line);
      else if (line === '.') end(letter.join('\r\n'));
      // RFC 5321, 4.5.2: a dot at the start of a line comes twice.
      else letter.push(line.replace(/^\./u, ''));
    });
    say(socket, '220 mail.northwindfs.example');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    received,
    begun: () => begun,
    close: () => server.close(),
  };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
const say = (socket: Socket, line: string) => socket.write(`${line}\r\n`);

function replyTo(verb: string, recipient: string): string {
  if (verb === 'STARTTLS') return '502 not here';
  if (verb === 'DATA') return '354 go on';
  if (verb === 'RCPT' && recipient !== 'drop') return recipient;
  return verb === 'QUIT' ? '221 bye' : '250 ok';
}

function lines(socket: Socket, take: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (text: string) => {
    const parts = (rest + text).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) take(line);
  });
}
