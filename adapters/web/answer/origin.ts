/** Where an act came from: the client's address through our own proxies, and its browser. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** As `Agree.origin` of the service takes it. */
export interface Origin {
  readonly ip: string | null;
  readonly userAgent: string | null;
}

export interface SeenOrigin extends Origin {
  /** Why the socket's peer had to stand in for the forwarded address; null when all is as configured. */
  readonly reason: 'not_forwarded' | 'too_few_hops' | 'malformed' | null;
}

const USER_AGENT_MAX = 300;

/**
 * With `hops` 0 the socket's peer; with N the Nth address from the right of X-Forwarded-For,
 * which is what the outermost of N trusted proxies wrote. Everything further left is what the
 * client claims about itself and is never believed (ASVS 5.0, 15.3.4).
 */
export function originOf(request: IncomingMessage, hops: number): SeenOrigin {
  const userAgent = cut(request.headers['user-agent']);
  const peer = readAddress(request.socket.remoteAddress ?? '');
  if (hops === 0) return { ip: peer, userAgent, reason: null };
  // Node joins repeated X-Forwarded-For lines with commas, in the order they came.
  const header = String(request.headers['x-forwarded-for'] ?? '');
  if (header === '') return { ip: peer, userAgent, reason: 'not_forwarded' };
  const chain = header.split(',');
  const entry = chain.at(-hops);
  if (entry === undefined) return { ip: peer, userAgent, reason: 'too_few_hops' };
  const ip = readAddress(entry.trim());
  return ip === null
    ? { ip: peer, userAgent, reason: 'malformed' }
    : { ip, userAgent, reason: null };
}

/** One IP address in plain form; `[v6]`, a port and the IPv4-in-IPv6 form are accepted. Null for anything else. */
function readAddress(written: string): string | null {
  const bare =
    /^\[([^\]]+)\](?::\d{1,5})?$/u.exec(written)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/u.exec(written)?.[1] ??
    written;
  const address = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/iu, '').replace(/%.*$/u, '');
  return isIP(address) === 0 ? null : address.toLowerCase();
}

function cut(userAgent: string | undefined): string | null {
  const text = userAgent?.replace(/[^\u0020-\u007e]/gu, '').trim() ?? '';
  return text === '' ? null : text.slice(0, USER_AGENT_MAX);
}
