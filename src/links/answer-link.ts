/** An answer by personal link: the link is used up exactly when the act is on record. */
import type { ActAnswer, Receipt } from '../consent/act.ts';
import { agree } from '../consent/agree.ts';
import { thenCloseCards } from '../consent/close-cards.ts';
import { decline } from '../consent/decline.ts';
import { stands } from '../consent/request-of.ts';
import { withdraw } from '../consent/withdraw.ts';
import { RollcallError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Link, LinkAnswer, LinkAnswered, LinkPurpose, NextTokens } from './link.ts';
import { hashToken, newToken } from './token.ts';

/** Longer than any answer takes; afterwards a link whose answer was cut off by a crash works again. */
const LEASE_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A link to withdraw must last: people keep it with their papers. One that can agree lasts as long as one by mail; one that shows everything only for a week. */
const KEEP_MS: Readonly<Record<LinkPurpose, number>> = {
  withdraw: 2 * 365 * DAY_MS,
  change: 90 * DAY_MS,
  answer: 14 * DAY_MS,
  record: 7 * DAY_MS,
};

const PURPOSES: Readonly<Record<LinkAnswer['act'], readonly LinkPurpose[]>> = {
  agree: ['answer', 'change'],
  decline: ['answer'],
  withdraw: ['withdraw'],
};

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
  // Looked at first, so that a link tried for another purpose is not kept from its own.
  if (!(await isFor(ports, await ports.work.link(hash, nowMs), answer.act))) return GONE;
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
  const next = await nextLinks(ports, link, answered.receipt);
  await ports.work.dropLink(hash);
  return { kind: 'recorded', receipt: answered.receipt, next };
}

/** A number is changed only where an agreement stands; whoever stopped since agrees anew instead. */
async function isFor(ports: Ports, link: Link | null, act: LinkAnswer['act']): Promise<boolean> {
  if (link === null || !PURPOSES[act].includes(link.purpose)) return false;
  if (link.purpose !== 'change') return true;
  const employee = await ports.views.employeeByAccount(link.account);
  const consent = employee === null ? null : await ports.views.consent(employee.employeeId);
  return consent !== null && stands(consent);
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

/** What the person has no more use for goes; an earlier link to withdraw stays good as long as there is something to withdraw. */
async function nextLinks(ports: Ports, link: Link, { consent }: Receipt): Promise<NextTokens> {
  const agreed = stands(consent);
  const changesMind = consent.status === 'refused' || consent.status === 'withdrawn';
  if (!agreed) await ports.work.dropLinks(link.deliveryId, 'withdraw');
  await ports.work.dropLinks(link.deliveryId, 'change');
  await ports.work.dropLinks(link.deliveryId, 'record');
  return {
    withdraw: agreed ? await keep(ports, link, 'withdraw') : null,
    change: agreed ? await keep(ports, link, 'change') : null,
    answer: changesMind ? await keep(ports, link, 'answer') : null,
    record: agreed ? await keep(ports, link, 'record') : null,
  };
}

async function keep(
  ports: Ports,
  { account, deliveryId }: Link,
  purpose: LinkPurpose,
): Promise<string> {
  const token = newToken();
  const hash = hashToken(token) ?? '';
  const expiresAtMs = ports.clock.nowMs() + KEEP_MS[purpose];
  await ports.work.saveLink({ hash, account, deliveryId, purpose, expiresAtMs });
  return token;
}
