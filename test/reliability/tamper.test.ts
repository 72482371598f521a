/** Whatever is done to the database without the signing key is found, and the verifier names the place. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { signCheckpoint } from '../../src/ledger/checkpoint.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { Fact, FactKind } from '../../src/ledger/fact.ts';
import { type Verification, verifyLedger } from '../../src/ledger/verify.ts';
import type { Ledger, Signer } from '../../src/ports.ts';
import { testSigner } from '../core/ledger/memory-ledger.ts';
import { draftOf, employeeOf, story } from '../core/ledger/northwind-drafts.ts';
import { TEST_ORIGIN } from '../support/store-options.ts';
import { eachStore, type StoreUnderTest } from '../support/stores.ts';
import { type LedgerAtHand, takeLedger } from './ledger-at-hand.ts';
import { CONTENT, DISCLOSURES } from './tamper-content.ts';
import { CHANGED, GONE } from './tamper-order.ts';
import { SIDES } from './tamper-sides.ts';
import { ERASED, type Scene } from './tampering.ts';

const PEOPLE = 90;
const signer = testSigner(7, TEST_ORIGIN);
const TAMPERINGS = [...CHANGED, ...GONE, ...CONTENT, ...DISCLOSURES, ...SIDES];

/** Half the story with an erasure, a checkpoint, the other half, another checkpoint. */
async function prepare(store: StoreUnderTest): Promise<{ scene: Scene; checkpoints: string[] }> {
  const drafts = story(PEOPLE);
  const seqOf = (kind: FactKind, person?: number) =>
    drafts.findIndex(
      ({ fact }) => fact.kind === kind && (person === undefined || isAbout(fact, person)),
    );
  const erased = seqOf('ConsentGiven', ERASED);
  const half = seqOf('ConsentGiven') + 20;
  drafts.splice(half - 1, 0, erasureOf(erased));
  const checkpoints: string[] = [];
  const append = async (...batches: (typeof drafts)[]) => {
    const opened = await store.open();
    for (const batch of batches) await opened.ledger.append({ drafts: batch });
    checkpoints.push(signCheckpoint(signer, await opened.ledger.head()));
    await opened.close();
  };
  await append(drafts.slice(0, half - 1), drafts.slice(half - 1, half));
  const young = await takeLedger(store);
  await young.ask('delete from disclosures where seq = ?', [erased]);
  await young.keep('old');
  await young.close();
  await append(drafts.slice(half));
  const hand = await takeLedger(store);
  await hand.keep('whole');
  return {
    scene: { hand, size: drafts.length, oldSize: half, origin: TEST_ORIGIN, seqOf },
    checkpoints,
  };
}

const isAbout = (fact: Fact, person: number): boolean =>
  'employeeId' in fact && fact.employeeId === employeeOf(person);

const erasureOf = (seq: number) =>
  draftOf({
    kind: 'PersonalDataErased',
    employeeId: employeeOf(ERASED),
    seqs: [seq],
    fields: ['name', 'phone', 'account'],
    by: 'system',
  });

eachStore((store) => {
  let scene: Scene;
  let checkpoints: string[];
  let hand: LedgerAtHand;
  const verify = (notes = checkpoints, by: Signer = signer) =>
    verifyLedger({
      ledger: hand.ledger,
      origin: TEST_ORIGIN,
      publicKey: by.publicKey,
      checkpoints: notes,
    });

  beforeAll(async () => {
    ({ scene, checkpoints } = await prepare(store));
    hand = scene.hand;
  }, 120_000);
  afterAll(() => hand.close());

  describe('the ledger as the service wrote it', () => {
    it('verifies, erasure included, and tells its size and root', async () => {
      const { root, ...found } = await verify();
      expect(found).toMatchObject({ ok: true, problems: [], entries: scene.size });
      expect(found.disclosures).toBeGreaterThan(PEOPLE * 4);
      expect(root).toBe(Buffer.from((await hand.ledger.head()).root).toString('hex'));
    });
  });

  describe('the verifier finds', () => {
    beforeEach(() => hand.putBack('whole'));
    afterAll(() => hand.putBack('whole'));

    it.each(TAMPERINGS)('$what: $problem', async ({ problem, seq, tamper }) => {
      await tamper(scene);
      const expected = seq(scene);
      const found = await verify();
      expect(found.ok).toBe(false);
      expect(placesOf(found)).toContainEqual([problem, expected]);
      if (expected >= 0) expect(found.problems[0]?.seq).toBe(expected);
      for (const { message } of found.problems) {
        expect(message).toMatch(/^[A-Z].*\.$/);
        expect(message).not.toMatch(/Persona|\+1512556|Olga/);
      }
    });
  });

  describe('the verifier refuses', () => {
    const forger = testSigner(8, TEST_ORIGIN);
    const headOf = ({ head }: Ledger) => head();

    it.each<[string, (note: string) => string]>([
      [
        'another root',
        (note) =>
          note.replace(/[A-Za-z0-9+/](?=[^\n]{20}\n\n)/, (letter) => (letter === 'A' ? 'B' : 'A')),
      ],
      ['another size', (note) => note.replace(/\n\d+\n/, '\n7\n')],
      ['another origin', (note) => note.replace(TEST_ORIGIN, 'elsewhere.example')],
      ['its signature cut', (note) => note.slice(0, -3)],
      ['no signature', (note) => note.slice(0, note.indexOf('\n\n') + 2)],
    ])('a checkpoint with %s', async (_what, edit) => {
      const [first = '', second = ''] = checkpoints;
      expect(edit(second)).not.toBe(second);
      expect(placesOf(await verify([first, edit(second)]))).toEqual([['signature', -1]]);
    });

    it('a checkpoint signed with another key', async () => {
      const note = signCheckpoint(forger, await headOf(hand.ledger));
      expect(placesOf(await verify([note]))).toEqual([['signature', -1]]);
    });

    it('the ledger when the wrong key is asked for', async () => {
      expect(placesOf(await verify(checkpoints, forger))).toEqual([
        ['signature', -1],
        ['signature', -1],
      ]);
    });

    it('a root that was signed with the right key for another ledger of that size', async () => {
      const [first = ''] = checkpoints;
      const split = signCheckpoint(signer, { size: scene.size, root: new Uint8Array(32) });
      expect(placesOf(await verify([first, split]))).toEqual([['root_mismatch', scene.oldSize]]);
    });

    it('a checkpoint from a later day than the database', async () => {
      const later = signCheckpoint(signer, { size: scene.size + 1, root: new Uint8Array(32) });
      expect(placesOf(await verify([later]))).toEqual([['rollback', scene.size]]);
    });
  });

  it('without a checkpoint a log hashed anew looks sound: this is why they leave the machine', async () => {
    await hand.putBack('whole');
    await hand.rewrite(scene.seqOf('ConsentRefused', 2), (body) => {
      body.fact.experience.button = 'Not now';
    });
    await hand.rehash();
    expect(placesOf(await verify([]))).toEqual([]);
    expect(placesOf(await verify())).toEqual([['root_mismatch', 0]]);
  });
});

const placesOf = ({ problems }: Verification): [string, Entry['seq']][] =>
  problems.map(({ problem, seq }) => [problem, seq]);
