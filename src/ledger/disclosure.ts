/** Personal fields in the disclosure format of RFC 9901 (SD-JWT): kept apart, salted, revealed one by one. */
import { hash, randomBytes } from 'node:crypto';
import { LedgerBrokenError } from '../errors.ts';

/** 128 bits: a phone number has only 10^10 values, so the salt alone keeps its digest from being guessed. */
const SALT_BYTES = 16;

/** A revealed personal field: RFC 9901 disclosure `BASE64URL(JSON [salt, name, value])`. */
export interface Disclosure {
  readonly seq: number;
  readonly name: string;
  readonly value: string;
  /** The base64url string that is hashed. */
  readonly encoded: string;
  /** BASE64URL(SHA-256(encoded)). */
  readonly digest: string;
}

/** Random bytes not yet given away: asking the system once for many salts halves the time to compose an entry. */
let pool = Buffer.alloc(0);

/** 16 random bytes, never given twice. */
export function newSalt(): Uint8Array {
  if (pool.length === 0) pool = randomBytes(SALT_BYTES * 256);
  const salt = pool.subarray(0, SALT_BYTES);
  pool = pool.subarray(SALT_BYTES);
  return salt;
}

/**
 * A disclosure of one named value (RFC 9901, 4.2.1).
 * @throws RangeError when the salt is shorter than 128 bits.
 */
export function disclose(
  seq: number,
  field: readonly [string, string],
  salt: Uint8Array,
): Disclosure {
  if (salt.length < SALT_BYTES)
    throw new RangeError('A disclosure needs a salt of at least 128 bits.');
  const [name, value] = field;
  const text = JSON.stringify([Buffer.from(salt).toString('base64url'), name, value]);
  const encoded = Buffer.from(text, 'utf8').toString('base64url');
  return { seq, name, value, encoded, digest: digestOf(encoded) };
}

/** BASE64URL(SHA-256(encoded)), as it stands in an entry's `_sd` (RFC 9901, 4.2.3). */
export function digestOf(encoded: string): string {
  return hash('sha256', encoded, 'base64url');
}

/**
 * What an encoded disclosure says.
 * @throws LedgerBrokenError (seq -1) when it is not base64url of a JSON array of three strings.
 */
export function openDisclosure(encoded: string): { salt: string; name: string; value: string } {
  const parts = parse(encoded);
  if (
    !Array.isArray(parts) ||
    parts.length !== 3 ||
    !parts.every((part) => typeof part === 'string')
  ) {
    throw new LedgerBrokenError(-1, 'A disclosure is not a list of salt, name and value.');
  }
  const [salt, name, value] = parts as [string, string, string];
  return { salt, name, value };
}

function parse(encoded: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(encoded)) return null;
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch (error) {
    throw new LedgerBrokenError(-1, `A disclosure cannot be read: ${(error as Error).name}.`);
  }
}
