/** Idempotency keys that say nothing about a person, and secrets that come from the ledger's key. */
import { createHash, hkdfSync } from 'node:crypto';
import type { Signer } from './ports.ts';

/**
 * A key from a value that must not be readable in the ledger, such as a chat account. A plain
 * digest could be guessed from a staff list, so it is taken over the signature of the value:
 * Ed25519 signs alike every time (RFC 8032), and nobody without the private key can repeat it.
 * What is signed cannot be mistaken for a checkpoint, whose second line is a number.
 */
export function opaqueKey(signer: Signer, purpose: string, value: string): string {
  const signature = signer.sign(Buffer.from(`rollcall key\n${purpose}\n${value}\n`, 'utf8'));
  return `${purpose}:${createHash('sha256').update(signature).digest('base64url')}`;
}

/**
 * A secret of 32 bytes for one purpose, alike in every replica and after every restart as long as
 * the ledger keeps its key. Signed under a label of its own, so that no key above gives it away.
 */
export function opaqueSecret(signer: Signer, purpose: string): Uint8Array {
  const signature = signer.sign(Buffer.from(`rollcall secret\n${purpose}\n`, 'utf8'));
  return new Uint8Array(hkdfSync('sha256', signature, '', `rollcall secret ${purpose}`, 32));
}

/** The key of one act of one employee: the same act, however often it arrives, is one entry. */
export function actKey(act: string, employeeId: string, actId: string): string {
  const digest = createHash('sha256').update(actId, 'utf8').digest('base64url');
  return `${act}:${employeeId}:${digest}`;
}
