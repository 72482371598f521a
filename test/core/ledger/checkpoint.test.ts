import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  readCheckpoint,
  readNote,
  signCheckpoint,
  verifierKey,
} from '../../../src/ledger/checkpoint.ts';
import type { Signer } from '../../../src/ports.ts';

const ORIGIN = 'ledger.northwindfs.example/sms';

function signerOf(origin: string, seed: Uint8Array): Signer {
  // PKCS#8 of an Ed25519 seed: a fixed head and the 32 bytes (RFC 8410).
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    origin,
    publicKey: Buffer.from(x as string, 'base64url'),
    sign: (bytes) => sign(null, bytes, key),
  };
}

const signer = signerOf(ORIGIN, new Uint8Array(32).fill(7));
const head = { size: 20852163, root: new Uint8Array(32).fill(9) };

describe('a checkpoint', () => {
  it('is three lines, an empty line and one signature line', () => {
    const lines = signCheckpoint(signer, head).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      ORIGIN,
      '20852163',
      Buffer.from(head.root).toString('base64'),
      '',
    ]);
    expect(lines[4]).toMatch(
      /^— ledger\.northwindfs\.example\/sms [A-Za-z0-9+/]{90}[A-Za-z0-9+/=]{2}$/,
    );
    expect(lines.slice(5)).toEqual(['']);
  });

  it('reads back as it was signed', () => {
    const read = readCheckpoint(signCheckpoint(signer, head), signer);
    expect(read.size).toBe(head.size);
    expect([...read.root]).toEqual([...head.root]);
  });

  it('accepts the example note of the specification', () => {
    // The key is the one published with golang.org/x/mod/sumdb/note: "PeterNeumann+c74f20a3+...".
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const note =
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n" +
      '\n' +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    const publicKey = Buffer.from(vkey.split('+').slice(2).join('+'), 'base64').subarray(1);
    expect(readNote(note, { origin: 'PeterNeumann', publicKey })).toMatch(/^If you think/);
    expect(verifierKey({ origin: 'PeterNeumann', publicKey })).toBe(vkey);
    expect(() =>
      readNote(note.replace('answer', 'Answer'), { origin: 'PeterNeumann', publicKey }),
    ).toThrow(/wrong/);
  });

  it('passes over signatures of other keys, as witnesses add them', () => {
    const witness = '— witness.example AAAAAQ==\n';
    expect(readCheckpoint(signCheckpoint(signer, head) + witness, signer).size).toBe(head.size);
  });

  it('is refused when any character is changed', () => {
    const note = signCheckpoint(signer, head);
    fc.assert(
      fc.property(
        fc.nat({ max: note.length - 1 }),
        fc.constantFrom('A', 'b', '0', '\n', ' '),
        (at, letter) => {
          fc.pre(note[at] !== letter);
          expect(() =>
            readCheckpoint(note.slice(0, at) + letter + note.slice(at + 1), signer),
          ).toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is refused when another key or another ledger signed it', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const other = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url');
    const note = signCheckpoint(signer, head);
    expect(() => readCheckpoint(note, { origin: ORIGIN, publicKey: other })).toThrow(
      /not signed by the key/,
    );
    expect(() => readCheckpoint(note, { ...signer, origin: 'other.example' })).toThrow(
      /not signed by the key/,
    );
    const forger = signerOf(ORIGIN, new Uint8Array(32).fill(8));
    expect(() => readCheckpoint(signCheckpoint(forger, head), signer)).toThrow(
      /not signed by the key/,
    );
  });

  it.each(['', 'x', `${ORIGIN}\n1\n`, '\n\n', `${ORIGIN}\n1\nAAAA\n\n`])(
    'is refused when it reads %j',
    (bad) => {
      expect(() => readCheckpoint(bad, signer)).toThrow();
    },
  );
});
