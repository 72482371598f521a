/** The ledger's Ed25519 key in a file of its own (PKCS #8 PEM, mode 0600), outside the database. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../../src/errors.ts';
import type { Signer } from '../../src/ports.ts';

/**
 * Reads the key, or makes one when the file is not there yet. A file that exists but holds no
 * Ed25519 key is a ConfigError: a new key would orphan every checkpoint signed so far.
 */
export function openKeyFile(path: string): Signer & { readonly created: boolean } {
  const created = !existsSync(path);
  if (created) createKeyFile(path);
  const key = readKey(path);
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const fingerprint = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  return {
    created,
    origin: `rollcall.ledger/${fingerprint}`,
    publicKey: new Uint8Array(publicKey),
    sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
  };
}

function createKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    mode: 0o600,
    flag: 'wx',
  });
  chmodSync(path, 0o600);
}

function readKey(path: string): KeyObject {
  const problem = `ROLLCALL_KEY_FILE: ${path} holds no Ed25519 private key; restore the file from your backup.`;
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError([problem], { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new ConfigError([problem]);
  return key;
}
