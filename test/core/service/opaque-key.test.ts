import { describe, expect, it } from '@jest/globals';
import { opaqueKey, opaqueSecret } from '../../../src/opaque-key.ts';
import { testSigner } from '../../support/service.ts';

describe("a secret from the ledger's key", () => {
  const signer = testSigner();

  it('is the same in every replica and after every restart', () => {
    expect(opaqueSecret(signer, 'cards')).toEqual(opaqueSecret(signer, 'cards'));
    expect(opaqueSecret(signer, 'cards')).toHaveLength(32);
  });

  it('is another for every purpose and for every ledger', () => {
    const secrets = [
      opaqueSecret(signer, 'cards'),
      opaqueSecret(signer, 'card'),
      opaqueSecret(testSigner(), 'cards'),
    ].map((secret) => Buffer.from(secret).toString('hex'));
    expect(new Set(secrets).size).toBe(3);
  });

  it('is signed under a label that no key and no checkpoint is signed under', () => {
    const signed: string[] = [];
    const watched = {
      ...signer,
      sign: (bytes: Uint8Array) => {
        signed.push(Buffer.from(bytes).toString('utf8'));
        return signer.sign(bytes);
      },
    };
    opaqueSecret(watched, 'cards');
    opaqueKey(watched, 'cards', '');
    expect(signed.map((text) => text.split('\n')[0])).toEqual(['rollcall secret', 'rollcall key']);
  });
});
