import { randomFillSync } from 'node:crypto';

const SALT_BYTES = 16;
/** Asking the system for each salt alone costs as much as all hashing of an entry. */
const SALTS = Buffer.alloc(SALT_BYTES * 256);
let used = SALTS.length;

/** 128 random bits, never given twice. */
export function drawSalt(): Uint8Array {
  if (used === SALTS.length) {
    randomFillSync(SALTS);
    used = 0;
  }
  used += SALT_BYTES;
  return Uint8Array.from(SALTS.subarray(used - SALT_BYTES, used));
}
