/** The secret of a link: 256 random bits, known to its holder only; we keep its digest. */
import { hash, randomBytes } from 'node:crypto';

export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256, lower-case hex; null when this cannot be a token of ours. */
export function hashToken(token: string): string | null {
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? hash('sha256', token, 'hex') : null;
}
