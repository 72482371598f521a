/** The RSA keys the stand-in signs with, and the documents in which it publishes them. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** The public half as a JSON Web Key, with `kid` and, for a channel's key, `endorsements`. */
  readonly jwk: Readonly<Record<string, unknown>>;
}

/** A fresh key of 2048 bits; `endorsements` lists the channels whose tokens it may sign. */
function createSigningKey(kid: string, endorsements?: readonly string[]): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = {
    ...publicKey.export({ format: 'jwk' }),
    use: 'sig',
    kid,
    x5t: kid,
    ...(endorsements === undefined ? {} : { endorsements }),
  };
  return { kid, privateKey, jwk };
}

export interface KeyRing {
  /** Signs what Teams sends; endorsed for `msteams`. */
  readonly teams: SigningKey;
  /** Published as well, but endorsed for another channel only. */
  readonly otherChannel: SigningKey;
  /** Published as well, with an empty list of endorsements. */
  readonly unendorsed: SigningKey;
  /** Published by the stand-in for Microsoft Entra, not by the channel. */
  readonly entra: SigningKey;
  /** Published nowhere; says it is `teams`. */
  readonly stranger: SigningKey;
}

/** Fresh keys, each made when it is first asked for (a key takes a tenth of a second). */
export function createKeyRing(): KeyRing {
  const made = new Map<string, SigningKey>();
  const once = (name: string, make: () => SigningKey): SigningKey => {
    const key = made.get(name) ?? make();
    made.set(name, key);
    return key;
  };
  return {
    get teams() {
      return once('teams', () => createSigningKey('sandbox-teams', ['msteams']));
    },
    get otherChannel() {
      return once('other', () => createSigningKey('sandbox-webchat', ['webchat']));
    },
    get unendorsed() {
      return once('none', () => createSigningKey('sandbox-unendorsed', []));
    },
    get entra() {
      return once('entra', () => createSigningKey('sandbox-entra'));
    },
    get stranger() {
      return once('stranger', () => createSigningKey('sandbox-teams', ['msteams']));
    },
  };
}
