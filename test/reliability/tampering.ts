/** One thing that somebody with the database's password might do, and how the verifier must name it. */
import type { FactKind } from '../../src/ledger/fact.ts';
import type { Body, LedgerAtHand } from './ledger-at-hand.ts';

/** What the forger finds: where things stand in the ledger. */
export interface Scene {
  readonly hand: LedgerAtHand;
  readonly size: number;
  readonly oldSize: number;
  readonly origin: string;
  /** The seq of this person's entry of this kind. */
  seqOf(kind: FactKind, person?: number): number;
}

export interface Tampering {
  readonly what: string;
  readonly problem: string;
  /** The entry that must be named; -1 when the fault is not one entry's. */
  readonly seq: (scene: Scene) => number;
  readonly tamper: (scene: Scene) => Promise<unknown>;
}

/** Two people who agreed and did not withdraw. */
export const ANNA = 3;
export const BEN = 4;
/** Someone who agreed and whose consent was later erased, as recorded. */
export const ERASED = 6;
export const anna = ({ seqOf }: Scene) => seqOf('ConsentGiven', ANNA);
export const ben = ({ seqOf }: Scene) => seqOf('ConsentGiven', BEN);
export const notice = ({ seqOf }: Scene) => seqOf('NoticePublished');
export const nowhere = () => -1;
export const start = () => 0;
export const last = ({ size }: Scene) => size - 1;
export const end = ({ size }: Scene) => size;

/** Edits Anna's consent and makes everything fit again, as far as that goes without the key. */
export const rewriteAnna = (change: (body: Body) => void) => async (scene: Scene) => {
  await scene.hand.rewrite(anna(scene), change);
  await scene.hand.rehash();
};
