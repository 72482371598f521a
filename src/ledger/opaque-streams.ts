/** How streams are named where they are kept, so that the index of the ledger tells nobody a phone number. */
import { createHmac } from 'node:crypto';
import { opaqueSecret } from '../opaque-key.ts';
import type { Signer } from '../ports.ts';
import type { Stream } from './fact.ts';

/**
 * A stream by its kept name. The number in `phone:` becomes a keyed hash (HMAC-SHA-256): a plain
 * one could be undone by trying all ten billion numbers, and the index outlives an erasure. The
 * key comes from the ledger's own, which is outside the database.
 */
export function opaqueStreams(signer: Signer): (stream: Stream) => Stream {
  const secret = opaqueSecret(signer, 'phone streams');
  return (stream) =>
    stream.startsWith('phone:')
      ? `phone:${createHmac('sha256', secret).update(stream, 'utf8').digest('base64url')}`
      : stream;
}
