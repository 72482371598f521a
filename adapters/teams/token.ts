/**
 * A first look at a token, before the SDK checks its signature: whom it is for, who says so, until
 * when. It refuses what the SDK would wave through (other issuers it knows, other algorithms) or
 * answer with an error of its own, and never lets anything in by itself.
 */
import { CHANNEL_ISSUER } from './turn-adapter.ts';

const TOLERANCE_SECONDS = 300;
const LENGTH_MAX = 8_000;

export interface Expected {
  readonly appId: string;
  readonly serviceUrl: string;
  readonly nowMs: number;
}

/** True when it is worth asking the SDK about this `Authorization` header. */
export function isPlausible(authorization: string, expected: Expected): boolean {
  if (authorization.length > LENGTH_MAX) return false;
  const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/u.exec(authorization);
  if (token === null) return false;
  const header = decoded(token[1]);
  const claims = decoded(token[2]);
  if (header?.alg !== 'RS256' || typeof header.kid !== 'string') return false;
  return claims !== null && fits(claims, expected);
}

function fits(claims: Readonly<Record<string, unknown>>, expected: Expected): boolean {
  const now = expected.nowMs / 1000;
  const { iss, aud, exp, nbf, serviceurl } = claims;
  return (
    iss === CHANNEL_ISSUER &&
    aud === expected.appId &&
    serviceurl === expected.serviceUrl &&
    typeof exp === 'number' &&
    exp > now - TOLERANCE_SECONDS &&
    (nbf === undefined || (typeof nbf === 'number' && nbf < now + TOLERANCE_SECONDS))
  );
}

function decoded(part: string | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
