import { BusyError } from '../../src/errors.ts';
import type { Append, Clock } from '../../src/ports.ts';
import { isConnectionLost, isTakenBack, uncertain } from './errors.ts';
import { readFrontier } from './frontier-bytes.ts';
import { entriesByKey, streamVersions } from './ledger-reads.ts';
import { type Plan, planBatch, type Standing } from './plan-batch.ts';
import { ask, type Database } from './sql.ts';
import type { Transact } from './transaction.ts';
import { writePlan } from './write-batch.ts';

export interface Writer {
  readonly transact: Transact;
  readonly origin: string;
  readonly clock: Clock;
}

/**
 * One transaction for all of these appends: the head row is locked first, so that keys and
 * versions are read, entries numbered and the tree extended by one writer at a time.
 * @throws UncertainError when the commit was sent and not confirmed; BusyError when the
 * database could not be reached or made us wait too long; in both cases for the whole batch.
 */
export async function appendBatch(
  writer: Writer,
  appends: readonly Append[],
): Promise<Plan['outcomes']> {
  let committing = false;
  try {
    return await writer.transact(async (trx) => {
      const standing = await lockHead(trx, appends);
      const place = { origin: writer.origin, at: writer.clock.now() };
      const plan = planBatch(appends, standing, place);
      await writePlan(trx, plan);
      committing = true;
      return plan.outcomes;
    });
  } catch (error) {
    if (committing) throw uncertain(error);
    if (isConnectionLost(error) || isTakenBack(error)) throw unreachable(error);
    throw error;
  }
}

async function lockHead(trx: Database, appends: readonly Append[]): Promise<Standing> {
  const [head] = await ask<{ size: number; frontier: Buffer }>(
    trx,
    'select size, frontier from ledger_head for update',
  );
  if (head === undefined) throw new Error('The ledger has no head row: run rollcall migrate.');
  const keys = appends.flatMap(({ drafts }) => drafts.map(({ key }) => key));
  const streams = appends.flatMap(({ expect = [] }) => expect.map(({ stream }) => stream));
  return {
    frontier: readFrontier(head.size, head.frontier),
    byKey: await entriesByKey(trx, keys),
    versions: await streamVersions(trx, [...new Set(streams)]),
  };
}

function unreachable(cause: unknown): BusyError {
  const error = new BusyError(
    'The record cannot be reached right now and nothing was written: please try again in a moment.',
  );
  error.cause = cause;
  return error;
}
