/** The person ticked the box and pressed "I agree". */
import { decide, standing } from '../decide.ts';
import type { Employee } from '../employee.ts';
import { InvalidInputError, StaleError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { lastFour, readPhone } from '../numbers/phone.ts';
import { actKey } from '../opaque-key.ts';
import type { Ports } from '../ports.ts';
import type { ActAnswer, Agree, Recorded } from './act.ts';
import {
  type Cause,
  concerned,
  employeeStream,
  holdDrafts,
  otherClaimants,
  phoneStream,
  releaseDrafts,
} from './claimants.ts';
import type { Consent } from './consent.ts';
import { actFields, experienceOf, identityOf } from './experience.ts';
import type { Notice } from './notice.ts';
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
      return unchanged(ports, request.employee.employeeId);
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
  if (delivery === null || delivery.account !== command.account) return null;
  const { employeeId } = delivery;
  const entry = await ports.ledger.byKey(actKey('agree', employeeId, command.actId));
  if (entry === null) return null;
  const receipt = await receiptOf(ports, employeeId, true);
  const { phone } = receipt.consent;
  const others =
    receipt.status === 'held' && phone !== null
      ? await otherClaimants(ports, phone, employeeId)
      : [];
  const ids = others.map((other) => other.employeeId);
  return { kind: 'recorded', receipt, alsoHeld: await receiptsOf(ports, ids), released: [] };
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

/** E.164, and not a number the company sends from (requirement 8), now or ever. */
async function readOwnPhone(ports: Ports, typed: string): Promise<string> {
  const phone = readPhone(typed, 'phone');
  const numbers = await ports.views.numbers();
  const taken = numbers.some((number) => number.e164 === phone);
  if (!taken) return phone;
  throw new InvalidInputError(
    'phone',
    `The number ending in ${lastFour(phone)} is one the company sends texts from, so it cannot receive them. Enter your own mobile number.`,
  );
}

interface Decision {
  readonly command: Agree;
  readonly request: OpenRequest;
  readonly notice: Notice;
  readonly phone: string;
}

async function record(ports: Ports, decision: Decision): Promise<ActAnswer> {
  const { request, phone, notice } = decision;
  const { employeeId } = request.employee;
  const before = request.consent;
  const oldPhone = before !== null && stands(before) ? before.phone : null;
  const phones = oldPhone === null ? [phone] : [phone, oldPhone];
  const expect = await standing(ports.ledger, [
    employeeStream(employeeId),
    ...phones.map(phoneStream),
  ]);
  const now = await ports.views.consent(employeeId);
  if ((now?.seq ?? -1) !== (before?.seq ?? -1)) throw new StaleError('The answer changed.');
  if (oldPhone === phone && before?.noticeDigest === notice.digest) {
    return unchanged(ports, employeeId);
  }
  const cause: Cause = {
    key: actKey('agree', employeeId, decision.command.actId),
    employeeId,
    campaignId: notice.campaignId,
  };
  const drafts = [
    givenDraft(decision, cause, phones),
    ...holdDrafts(cause, phone, await otherClaimants(ports, phone, employeeId)),
    ...(oldPhone === null || oldPhone === phone
      ? []
      : releaseDrafts(cause, {
          phone: oldPhone,
          remaining: await otherClaimants(ports, oldPhone, employeeId),
          reason: 'other_changed_number',
          by: employeeId,
        })),
  ];
  const appended = await ports.ledger.append({ drafts, expect });
  const { held, released } = concerned(drafts, cause);
  return {
    kind: 'recorded',
    receipt: await receiptOf(ports, employeeId, appended.repeated),
    alsoHeld: await receiptsOf(ports, held),
    released: await receiptsOf(ports, released),
  };
}

function givenDraft(decision: Decision, cause: Cause, phones: readonly string[]): Draft {
  const { command, request, notice, phone } = decision;
  const { employee, delivery, consent } = request;
  return {
    key: cause.key,
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
      replaces: consent !== null && stands(consent) ? consent.givenSeq : null,
    },
    personal: { ...identityOf(employee, delivery.account), phone },
    streams: [employeeStream(employee.employeeId), ...phones.map(phoneStream)],
  };
}

function comparePhones(employee: Employee, phone: string): 'same' | 'different' | 'absent' {
  if (employee.directoryPhone === null) return 'absent';
  try {
    return readPhone(employee.directoryPhone) === phone ? 'same' : 'different';
  } catch (error) {
    if (error instanceof InvalidInputError) return 'different';
    throw error;
  }
}
