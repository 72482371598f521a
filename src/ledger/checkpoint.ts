/** A checkpoint: the ledger's size and root as a C2SP signed note (tlog-checkpoint, signed-note). */
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { LedgerBrokenError } from '../errors.ts';
import type { Signer } from '../ports.ts';

/** Signature type of the C2SP note for Ed25519. */
const ED25519 = 0x01;

/** Whose notes are believed. `publicKey` is the raw 32 bytes. */
export interface Verifier {
  readonly origin: string;
  readonly publicKey: Uint8Array;
}

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The signed note over this head: origin, size and base64 root, then one signature line. */
export function signCheckpoint(signer: Signer, head: TreeHead): string {
  return signNote(
    signer,
    `${signer.origin}\n${head.size}\n${Buffer.from(head.root).toString('base64')}\n`,
  );
}

/**
 * What a checkpoint says, once its signature is known to be good.
 * @throws LedgerBrokenError (seq -1) when it is not ours, not signed by this key, or not well formed.
 */
export function readCheckpoint(text: string, verifier: Verifier): TreeHead {
  const [origin, size, root, ...more] = readNote(text, verifier).split('\n');
  if (origin !== verifier.origin) throw broken('The checkpoint is of another ledger.');
  if (size === undefined || root === undefined || more.join('') !== '') {
    throw broken('The checkpoint does not have three lines.');
  }
  if (!/^(?:0|[1-9]\d{0,14})$/.test(size))
    throw broken('The size in the checkpoint is not a number.');
  const bytes = decode(root);
  if (bytes === null || bytes.length !== 32)
    throw broken('The root in the checkpoint is not a SHA-256 value.');
  return { size: Number(size), root: bytes };
}

/** The public key as a C2SP verifier key: `name+keyid+base64(type || key)`. Published at install. */
export function verifierKey({ origin, publicKey }: Verifier): string {
  const typed = Buffer.concat([Buffer.from([ED25519]), publicKey]);
  return `${origin}+${keyId({ origin, publicKey }).toString('hex')}+${typed.toString('base64')}`;
}

/** Signs any text that ends in a newline as a C2SP note with the ledger's key. */
export function signNote(signer: Signer, text: string): string {
  const signature = Buffer.concat([keyId(signer), signer.sign(Buffer.from(text, 'utf8'))]);
  return `${text}\n— ${signer.origin} ${signature.toString('base64')}\n`;
}

/**
 * The text of a signed note. Signatures by other keys are passed over, as the format wants.
 * @throws LedgerBrokenError (seq -1) when this key did not sign it.
 */
export function readNote(note: string, verifier: Verifier): string {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw broken('The checkpoint is not a signed note.');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  const head = `— ${verifier.origin} `;
  const signatures = lines
    .filter((line) => line.startsWith(head))
    .map((line) => decode(line.slice(head.length)))
    .filter((bytes) => bytes?.subarray(0, 4).equals(keyId(verifier)));
  if (signatures.length === 0)
    throw broken('The checkpoint is not signed by the key of this ledger.');
  const key = publicKeyOf(verifier.publicKey);
  const good = signatures.every(
    (bytes) => bytes !== null && verify(null, Buffer.from(text, 'utf8'), key, bytes.subarray(4)),
  );
  if (!good) throw broken('The signature of the checkpoint is wrong.');
  return text;
}

/** SHA-256(name || newline || type || key), its first four bytes. */
function keyId({ origin, publicKey }: Verifier): Buffer {
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(`${origin}\n`), Buffer.from([ED25519]), publicKey]),
    'buffer',
  ).subarray(0, 4);
}

/** A raw Ed25519 public key as `node:crypto` takes it. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Standard base64 in its one canonical spelling; null otherwise. */
function decode(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

const broken = (message: string) => new LedgerBrokenError(-1, message);
