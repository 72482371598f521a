/** An entry: a fact as the ledger keeps it, as the exact bytes that are hashed. */
import type { Fact, PersonalFields } from './fact.ts';

/**
 * The body of an entry, RFC 8785 canonical JSON. `_sd` holds the digests of the personal
 * fields in the disclosure format of RFC 9901, sorted, so that their order says nothing.
 */
export interface EntryBody {
  readonly v: 1;
  /** The ledger's origin line, the same as in its checkpoints. */
  readonly origin: string;
  /** 0-based place in the log = leaf index in the tree. Gapless. */
  readonly seq: number;
  /** When the service recorded it, RFC 3339 UTC with milliseconds. */
  readonly at: string;
  readonly key: string;
  readonly fact: Fact;
  readonly _sd_alg: 'sha-256';
  readonly _sd: readonly string[];
}

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

export interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly key: string;
  readonly fact: Fact;
  /** What was committed to and is still held; erased fields are absent. */
  readonly personal: PersonalFields;
  /** The exact bytes, as hashed. */
  readonly bytes: Uint8Array;
}
