import type { IncomingMessage } from 'node:http';

/** Room for a CSV of a large company, in base64. */
const MOST_BYTES = 16 * 1024 * 1024;

const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The socket comes from this computer and the page was asked for by one of this computer's own
 * names: a foreign name that merely points here (DNS rebinding) is refused.
 */
export function isFromThisComputer(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const isLoopback = address === '::1' || address.startsWith('127.');
  return isLoopback && OWN_NAMES.has((request.headers.host ?? '').replace(/:\d+$/, ''));
}

/** A browser names the page that asks in `Origin`; only our own may act. */
export function isFromThisPage(request: IncomingMessage): boolean {
  return (
    request.headers.origin === `http://${request.headers.host}` &&
    request.headers['content-type']?.split(';')[0] === 'application/json'
  );
}

/** The body as a JSON object; null when it is none or too large. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
