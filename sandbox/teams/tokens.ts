/** JSON Web Tokens as the Bot Framework signs them for what it sends to a bot. */
import { type KeyObject, sign } from 'node:crypto';
import type { SigningKey } from './signing-keys.ts';

export const CHANNEL_ISSUER = 'https://api.botframework.com';

export type Claims = Readonly<Record<string, unknown>>;

/** Claims of a token Teams sends: made now, good for an hour. */
export function channelClaims(options: { appId: string; serviceUrl: string }): Claims {
  const nowSeconds = Math.floor(Date.now() / 1000);
  return {
    serviceurl: options.serviceUrl,
    nbf: nowSeconds,
    exp: nowSeconds + 3600,
    iss: CHANNEL_ISSUER,
    aud: options.appId,
  };
}

/** A token signed with RS256 by this key. */
export function signedToken(key: SigningKey, claims: Claims): string {
  const header = { alg: 'RS256', kid: key.kid, x5t: key.kid, typ: 'JWT' };
  return rsaToken(header, claims, key.privateKey);
}

/** A token with any header, signed with RSA and the given hash. */
export function rsaToken(
  header: Claims,
  claims: Claims,
  key: KeyObject | { key: KeyObject; hash: 'sha256' | 'sha384' | 'sha512' },
): string {
  const body = unsigned(header, claims);
  const { hash, privateKey } =
    'hash' in key ? { hash: key.hash, privateKey: key.key } : { hash: 'sha256', privateKey: key };
  return `${body}.${sign(hash, Buffer.from(body), privateKey).toString('base64url')}`;
}

/** The first two parts of a token. */
export function unsigned(header: Claims, claims: Claims): string {
  return `${encoded(header)}.${encoded(claims)}`;
}

/** One part of a token. */
export function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
