/** The whole ledger checked from its first byte, against the last checkpoint that was witnessed. */
import { type Verification, verifyLedger } from '../ledger/verify.ts';
import type { Ports } from '../ports.ts';

/** Reads only; every problem is a value, first bad entry first. */
export async function verify(ports: Ports): Promise<Verification> {
  const { ledger, signer } = ports;
  const { origin, publicKey } = signer;
  const last = await ports.witness.last();
  return verifyLedger({ ledger, origin, publicKey, checkpoints: last === null ? [] : [last] });
}
