import type { IncomingMessage } from 'node:http';

/**
 * Reads a request's body to the end, at most `max` bytes. A body that is larger is let run
 * off unread, so that the sender can still receive the refusal.
 */
export async function readBody(
  request: IncomingMessage,
  max: number,
): Promise<Buffer | 'too_large'> {
  if (Number(request.headers['content-length'] ?? 0) > max) {
    request.resume();
    return 'too_large';
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= max) chunks.push(chunk);
    else if (size > 10 * max) return 'too_large';
  }
  return size > max ? 'too_large' : Buffer.concat(chunks);
}
