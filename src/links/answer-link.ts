/** An answer by personal link: the link is used up exactly when the act is on record. */
import type { ActAnswer } from '../consent/act.ts';
import { agree } from '../consent/agree.ts';
import { thenCloseCards } from '../consent/close-cards.ts';
import { decline } from '../consent/decline.ts';
import { stands } from '../consent/request-of.ts';
import { withdraw } from '../consent/withdraw.ts';
import { RollcallError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Link, LinkAnswer, LinkAnswered } from './link.ts';
import { hashToken, newToken } from './token.ts';

/** Longer than any answer takes; afterwards a link whose answer was cut off by a crash works again. */
const LEASE_MS = 30_000;
/** A link to withdraw must last: people keep it with their papers. */
const WITHDRAW_KEEP_MS = 2 * 365 * 24 * 60 * 60 * 1000;

const GONE = { kind: 'gone' } as const;

/**
 * One caller at a time gets the link. The act carries the link's digest as its id, so an answer
 * that was recorded before a crash is found again and not made twice.
 * @throws InvalidInputError('phone' | 'agree'), BusyError, UncertainError; the link stays usable.
 */
export async function answerLink(
  ports: Ports,
  token: string,
  answer: LinkAnswer,
): Promise<LinkAnswered> {
  const hash = hashToken(token);
  if (hash === null) return GONE;
  const nowMs = ports.clock.nowMs();
  const purpose = answer.act === 'withdraw' ? 'withdraw' : 'answer';
  // Looked at first, so that a link tried for another purpose is not kept from its own.
  if ((await ports.work.link(hash, nowMs))?.purpose !== purpose) return GONE;
  const link = await ports.work.claimLink(hash, { nowMs, leaseMs: LEASE_MS });
  if (link === null) return GONE;
  const acting = thenCloseCards(ports, link.account, act(ports, link, answer));
  const answered = await acting.catch(async (error: unknown) => {
    await giveBack(ports, link);
    throw error;
  });
  if (answered.kind === 'refused') {
    await giveBack(ports, link);
    return answered;
  }
  const withdrawToken = stands(answered.receipt.consent) ? await keepWithdrawal(ports, link) : null;
  if (withdrawToken === null) await ports.work.dropLinks(link.deliveryId, 'withdraw');
  await ports.work.dropLink(hash);
  return { kind: 'recorded', receipt: answered.receipt, withdrawToken };
}

function act(ports: Ports, link: Link, answer: LinkAnswer): Promise<ActAnswer> {
  const { account, deliveryId } = link;
  const { origin, renderer } = answer;
  const command = { account, actId: `link:${link.hash}`, platformAt: null, origin };
  if (answer.act === 'withdraw') {
    return withdraw(ports, { ...command, means: 'link', words: null });
  }
  if (answer.act === 'decline') return decline(ports, { ...command, deliveryId, renderer });
  const { phone, ticked, noticeDigest } = answer;
  return agree(ports, { ...command, deliveryId, renderer, phone, ticked, noticeDigest });
}

/** When even this fails, the lease runs out by itself. */
async function giveBack(ports: Ports, link: Link): Promise<void> {
  try {
    await ports.work.saveLink(link);
  } catch (error) {
    const code = error instanceof RollcallError ? error.code : 'UNEXPECTED';
    ports.log.warn('A link could not be given back; it works again when its lease ends.', { code });
  }
}

async function keepWithdrawal(ports: Ports, { account, deliveryId }: Link): Promise<string> {
  const token = newToken();
  await ports.work.saveLink({
    hash: hashToken(token) ?? '',
    account,
    deliveryId,
    purpose: 'withdraw',
    expiresAtMs: ports.clock.nowMs() + WITHDRAW_KEEP_MS,
  });
  return token;
}
