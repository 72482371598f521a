/** The database against what was witnessed outside it: an old copy or another history is refused. */
import { LedgerBrokenError } from '../errors.ts';
import { readCheckpoint, type TreeHead } from '../ledger/checkpoint.ts';
import { consistencyProof, verifyConsistency } from '../ledger/proof.ts';
import type { Ports } from '../ports.ts';

/**
 * At start, and before a new checkpoint takes the place of the last one.
 * @throws LedgerBrokenError when the ledger is behind, or does not begin with what was witnessed.
 */
export async function checkWitness(ports: Ports): Promise<void> {
  const last = await ports.witness.last();
  const head = await ports.ledger.head();
  if (last !== null) return checkAgainst(ports, readCheckpoint(last, ports.signer), head);
  if (head.size === 0) return;
  ports.log.warn('No earlier checkpoint is known here, so an old copy could not be recognised.', {
    size: head.size,
  });
}

async function checkAgainst(ports: Ports, witnessed: TreeHead, head: TreeHead): Promise<void> {
  if (head.size < witnessed.size) {
    throw new LedgerBrokenError(
      head.size,
      `The ledger holds ${head.size} entries, but ${witnessed.size} were witnessed: this looks like an old copy. Restore the newest one.`,
    );
  }
  const proof = await consistencyProof(witnessed.size, head.size, ports.ledger);
  const consistent = verifyConsistency({
    oldSize: witnessed.size,
    oldRoot: witnessed.root,
    newSize: head.size,
    newRoot: head.root,
    proof,
  });
  if (consistent) return;
  throw new LedgerBrokenError(
    -1,
    `The ledger does not begin with the ${witnessed.size} entries that were witnessed. Run the verify command to find the first bad one.`,
  );
}
