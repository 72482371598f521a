/** One state of the ledger for everything that is shown together, with the signed note of it. */
import { InvalidInputError } from '../errors.ts';
import { readCheckpoint, signCheckpoint } from '../ledger/checkpoint.ts';
import { type Snapshot, snapshotAt } from '../ledger/snapshot.ts';
import { readTiles } from '../ledger/tiles.ts';
import type { Ports } from '../ports.ts';
import { takeCheckpoint } from './take-checkpoint.ts';

export interface SignedSnapshot extends Snapshot {
  /** The signed note over this size and root. */
  readonly checkpoint: string;
}

/** The ledger as it stands now; checked against the last witnessed checkpoint before it is signed. */
export async function takeSnapshot(ports: Ports): Promise<SignedSnapshot> {
  const checkpoint = await takeCheckpoint(ports, { tellAdmins: false });
  const head = readCheckpoint(checkpoint, ports.signer);
  return { ...head, checkpoint, tree: readTiles(ports.ledger, head.size) };
}

/**
 * The ledger as it stood at a day's end or an instant, UTC.
 * @param at `2026-08-20` or `2026-08-20T09:00:00.000Z`
 * @throws InvalidInputError('at') when it is no such thing, lies ahead, or nothing was on record then
 */
export async function snapshotOf(ports: Ports, at: string): Promise<SignedSnapshot> {
  const instant = readMoment(at);
  if (instant > ports.clock.now() && !ports.clock.now().startsWith(at)) {
    throw new InvalidInputError(
      'at',
      'The date lies ahead. Give a day that is over, or leave it out.',
    );
  }
  const snapshot = await snapshotAt(ports.ledger, instant);
  if (snapshot.size === 0)
    throw new InvalidInputError('at', 'Nothing was on record at that time. Give a later day.');
  return { ...snapshot, checkpoint: signCheckpoint(ports.signer, snapshot) };
}

function readMoment(at: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T23:59:59.999Z` : at;
  const parsed = /T.*Z$/.test(instant) ? new Date(instant) : new Date(Number.NaN);
  const isReal =
    !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(instant.slice(0, 10));
  if (isReal) return parsed.toISOString();
  throw new InvalidInputError(
    'at',
    'The date cannot be read. Write it as 2026-08-20, or with its time in UTC as 2026-08-20T09:00:00Z.',
  );
}
