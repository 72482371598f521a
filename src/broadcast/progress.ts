/** The admin's live message of a broadcast, updated only when it says something new, and rarely. */
import { type Account, parseAccount } from '../employee.ts';
import { DeliveryError } from '../errors.ts';
import { chatOf } from '../people/chat-of.ts';
import type { Board, Ports, Progress } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import type { Broadcast, BroadcastCounts } from './broadcast.ts';
import type { MessageRef } from './delivery.ts';
import { isSent } from './finish.ts';
import { statusOf } from './status.ts';

/** Longest life of a live message: later answers are read in the status. */
const LIFE_MS = 30 * 24 * 60 * 60 * 1000;
const AFTER_SENDING_MS = 60_000;
const NOT_POSTED: MessageRef = { channel: '', message: '' };

/**
 * Posts the progress message to the admin who launched. The board is kept first, as shown just
 * now, so that another replica does not post it too. A chat that refuses does not undo the launch.
 */
export async function openBoard(ports: Ports, broadcast: Broadcast, actor: Actor): Promise<void> {
  const account = actor.kind === 'account' ? actor.account : await launcherOf(ports, broadcast);
  if (account === null) return;
  const board: Board = {
    ...{ broadcastId: broadcast.broadcastId, account },
    ref: NOT_POSTED,
    shown: '',
    shownAtMs: ports.clock.nowMs(),
    done: false,
  };
  await ports.work.saveBoard(board);
  const counts = await ports.views.counts(broadcast.broadcastId);
  await show(ports, board, progressOf(broadcast, counts));
}

/** Updates every open board whose counts changed, each at most every 5 to 30 seconds while sending, then every minute. */
export async function showProgress(ports: Ports): Promise<void> {
  for (const board of await ports.work.openBoards()) await refresh(ports, board);
}

async function refresh(ports: Ports, board: Board): Promise<void> {
  const nowMs = ports.clock.nowMs();
  // Counting costs as much as the broadcast is large, for up to a month: once all are sent, a look a minute is enough.
  if (saidDone(board) && nowMs - board.shownAtMs < AFTER_SENDING_MS) return;
  const status = await statusOf(ports, board.broadcastId);
  if (status === null) {
    await ports.work.saveBoard({ ...board, done: true });
    return;
  }
  const progress = progressOf(status.broadcast, status.counts);
  const done = isOver(progress, nowMs);
  if (board.shown === fingerprint(progress)) {
    if (done || saidDone(board)) await ports.work.saveBoard({ ...board, shownAtMs: nowMs, done });
    return;
  }
  if (nowMs - board.shownAtMs < restOf(board, progress)) return;
  await show(ports, board, progress);
}

const progressOf = (broadcast: Broadcast, counts: BroadcastCounts): Progress => ({
  broadcast,
  counts,
  done: isSent(counts),
});

/** Everything the message shows, so that the same picture is never drawn twice. */
const fingerprint = ({ broadcast, counts, done }: Progress): string =>
  JSON.stringify([broadcast.cancelledAt, done, counts]);

/** 5 s for up to 100 people, growing to 30 s for 600 and more; a minute once all are sent, but the end of sending shows soon. */
function restOf(board: Board, { counts, done }: Progress): number {
  const whileSending = Math.min(30_000, Math.max(5_000, counts.targeted * 50));
  return done && saidDone(board) ? AFTER_SENDING_MS : whileSending;
}

const saidDone = (board: Board): boolean => /^\[[^,]*,true,/.test(board.shown);

/** Nothing more can change: everybody who can be reached answered, or it was cancelled or is old. */
function isOver({ broadcast, counts, done }: Progress, nowMs: number): boolean {
  const unreachable = Object.values(counts.unreachable).reduce((sum, count) => sum + count, 0);
  const answered = done && counts.waiting <= unreachable;
  const old = nowMs - Date.parse(broadcast.launchedAt) > LIFE_MS;
  return answered || broadcast.cancelledAt !== null || old;
}

async function show(ports: Ports, board: Board, progress: Progress): Promise<void> {
  const account = board.account ?? (await launcherOf(ports, progress.broadcast));
  const chat = account === null ? null : chatOf(ports, account);
  if (account === null || chat === null) {
    await ports.work.saveBoard({ ...board, done: true });
    return;
  }
  const nowMs = ports.clock.nowMs();
  const posted = board.ref.message === '' ? null : board.ref;
  try {
    const ref = await chat.showProgress({ account, ref: posted }, progress);
    const shown = fingerprint(progress);
    const done = isOver(progress, nowMs);
    await ports.work.saveBoard({ ...board, ref, shown, shownAtMs: nowMs, done });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    ports.log.warn('The progress message could not be shown.', {
      broadcastId: board.broadcastId,
      reason: error.reason,
    });
    // Refused: the admin deleted it, or cannot be written to. Asking again would not help.
    const done = error.trouble === 'refused';
    await ports.work.saveBoard({ ...board, shownAtMs: nowMs + error.retryAfterMs, done });
  }
}

/** An account of the admin who launched, in a chat that is connected; null for the operator. */
async function launcherOf(ports: Ports, broadcast: Broadcast): Promise<Account | null> {
  const launcher = await ports.views.employee(broadcast.launchedBy);
  const reachable = (account: Account) =>
    parseAccount(account) !== null && chatOf(ports, account) !== null;
  return launcher?.accounts.find(reachable) ?? null;
}
