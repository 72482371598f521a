/** The person ticked the box and pressed "I agree". */
import { decide } from '../decide.ts';
import { InvalidInputError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { actKey } from '../opaque-key.ts';
import type { Ports } from '../ports.ts';
import type { ActAnswer, Agree, Recorded } from './act.ts';
import { otherClaimants } from './claimants.ts';
import type { Consent } from './consent.ts';
import { actFields, comparePhones, experienceOf, identityOf, originOf } from './experience.ts';
import { give } from './give.ts';
import type { Notice } from './notice.ts';
import { readOwnPhone } from './own-phone.ts';
import { receiptOf, receiptsOf, unchanged } from './receipt.ts';
import { type OpenRequest, refuse, requestOf, stands } from './request-of.ts';

/**
 * Records the consent with all seven items of CTIA 5.1.2, once per act: a double click, a
 * replay or a second replica finds the entry and answers with it. Text, campaign and version
 * come from the ledger, never from the click.
 * @throws InvalidInputError('phone' | 'agree') naming what to correct in the form.
 */
export function agree(ports: Ports, command: Agree): Promise<ActAnswer> {
  return decide(async () => {
    const earlier = await earlierAct(ports, command);
    if (earlier !== null) return earlier;
    const request = await requestOf(ports, command.account, command.deliveryId);
    if (request.kind === 'refused') return request;
    if (await isOlderThanWithdrawal(ports, command, request.consent)) {
      return unchanged(ports, request.employee.employeeId, command.account);
    }
    const notice = await ports.views.noticeInForce();
    if (notice === null || notice.digest !== command.noticeDigest) return refuse('wording_changed');
    if (!command.ticked) {
      throw new InvalidInputError(
        'agree',
        'Tick the box if you agree, or close this form if you do not.',
      );
    }
    const phone = await readOwnPhone(ports, command.phone);
    return record(ports, { command, request, notice, phone });
  });
}

/** The answer to a command that was recorded before; where the person stands may have changed since. */
async function earlierAct(ports: Ports, command: Agree): Promise<Recorded | null> {
  const delivery = await ports.work.delivery(command.deliveryId);
  if (delivery === null) return null;
  const { employeeId } = delivery;
  const entry = await ports.ledger.byKey(actKey('agree', employeeId, command.actId));
  if (entry === null) return null;
  const { account } = command;
  if (!(await ports.views.employee(employeeId))?.accounts.includes(account)) return null;
  const receipt = await receiptOf(ports, employeeId, { account, repeated: true });
  const { phone } = receipt.consent;
  const others =
    receipt.status === 'held' && phone !== null
      ? await otherClaimants(ports, phone, employeeId)
      : [];
  const ids = others.map((other) => other.employeeId);
  const alsoHeld = await receiptsOf(ports, ids, account);
  return { kind: 'recorded', receipt, alsoHeld, released: [] };
}

/** Some of the platform's times are cut to the second. */
const CUT_MS = 1_000;

/**
 * An "I agree" that arrives late, after the person withdrew, must not start the texts again:
 * the platform's own times tell which came first.
 */
async function isOlderThanWithdrawal(
  ports: Ports,
  command: Agree,
  consent: Consent | null,
): Promise<boolean> {
  if (consent?.status !== 'withdrawn' || command.platformAt === null) return false;
  for await (const { fact } of ports.ledger.entries(consent.seq, consent.seq + 1)) {
    const withdrawnAt = fact.kind === 'ConsentWithdrawn' ? fact.platformAt : null;
    if (withdrawnAt === null) return false;
    return Date.parse(command.platformAt) + CUT_MS <= Date.parse(withdrawnAt);
  }
  return false;
}

interface Decision {
  readonly command: Agree;
  readonly request: OpenRequest;
  readonly notice: Notice;
  readonly phone: string;
}

async function record(ports: Ports, decision: Decision): Promise<ActAnswer> {
  const { command, request, notice, phone } = decision;
  const { employee, consent, expect, account } = request;
  const { employeeId } = employee;
  const standing = consent !== null && stands(consent) ? consent : null;
  if (standing?.phone === phone && standing.noticeDigest === notice.digest) {
    return unchanged(ports, employeeId, account);
  }
  const key = actKey('agree', employeeId, command.actId);
  const cause = { key, employeeId, campaignId: notice.campaignId };
  const given = givenBy(decision, standing?.givenSeq ?? null);
  return give(ports, { cause, given, phone, before: consent, expect, account });
}

function givenBy(decision: Decision, replaces: number | null): Pick<Draft, 'fact' | 'personal'> {
  const { command, request, notice, phone } = decision;
  const { employee, account } = request;
  return {
    fact: {
      kind: 'ConsentGiven',
      ...actFields(command, request),
      campaignId: notice.campaignId,
      experience: {
        ...experienceOf(notice, command.renderer),
        button: notice.labels.agree,
        tick: { words: notice.labels.tick, ticked: true, preTicked: false },
      },
      directoryPhone: comparePhones(employee, phone),
      numbers: [...notice.numbers],
      replaces,
    },
    personal: { ...identityOf(employee, account), ...originOf(command.origin), phone },
  };
}
