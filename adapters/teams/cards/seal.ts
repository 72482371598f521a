/**
 * The id a card carries. A card lives on somebody's screen, so whatever comes back in its data may
 * have been edited, forwarded or pressed by another person. The id is therefore bound, by HMAC, to
 * the recipient, to what may be done with it, and to the wording it was shown with.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Account } from '../../../src/employee.ts';

export interface Sealed {
  /** An opaque id of ours; empty where the act needs none. */
  readonly id: string;
  /** Digest of the notice the card showed; empty where there is none. */
  readonly digest: string;
}

export interface Seals {
  /** For one recipient and one verb. */
  seal(to: Account, verb: string, sealed: Partial<Sealed>): string;
  /** What was sealed; null for anything altered, or meant for another person or act. */
  open(by: Account, verb: string, token: unknown): Sealed | null;
}

const TOKEN = /^([\w-]{0,100})\.([0-9a-f]{64})?\.([\w-]{43})$/u;

/** @param secret at least 16 bytes; cards sealed with another secret no longer open */
export function createSeals(secret: Uint8Array): Seals {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'rollcall teams card ids', 32));
  const macOf = (account: Account, verb: string, { id, digest }: Sealed) =>
    createHmac('sha256', key)
      .update(JSON.stringify([account, verb, id, digest]))
      .digest('base64url');
  return {
    seal: (to, verb, { id = '', digest = '' }) =>
      `${id}.${digest}.${macOf(to, verb, { id, digest })}`,
    open: (by, verb, token) => {
      const match = typeof token === 'string' ? TOKEN.exec(token) : null;
      if (match === null) return null;
      const sealed = { id: match[1] ?? '', digest: match[2] ?? '' };
      const given = Buffer.from(match[3] ?? '');
      const right = Buffer.from(macOf(by, verb, sealed));
      return given.length === right.length && timingSafeEqual(given, right) ? sealed : null;
    },
  };
}
