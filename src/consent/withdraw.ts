/** A person no longer wants texts, said by any means (47 CFR 64.1200(a)(10)). */
import { decide, standing } from '../decide.ts';
import type { Employee, EmployeeId } from '../employee.ts';
import { StaleError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { actKey } from '../opaque-key.ts';
import { keepable } from '../people/join.ts';
import type { Append, Ports } from '../ports.ts';
import type { ActAnswer, Recorded, Withdraw } from './act.ts';
import { campaignIdOf } from './campaign-id-of.ts';
import { type Cause, employeeStream } from './claimants.ts';
import type { Consent } from './consent.ts';
import { decline } from './decline.ts';
import { endConsent } from './end.ts';
import { identityOf, ipOf, mediumOf, originOf } from './experience.ts';
import { openDelivery } from './open-delivery.ts';
import { unchanged } from './receipt.ts';
import { refuse, stands } from './request-of.ts';

/**
 * Ends the texts at once, for every company number. It always wins: only a newer act of the
 * person's own starts them again. Whoever was asked, has not answered and says it in words has
 * declined, and is not reminded; somebody else who gets no texts hears that kindly, and nothing is recorded.
 * `matched` is the stop word that was recognised in a message, or `sentence`.
 */
export function withdraw(
  ports: Ports,
  command: Withdraw,
  matched: string | null = null,
): Promise<ActAnswer> {
  return decide(async () => {
    const { account } = command;
    const known = await ports.views.employeeByAccount(account);
    if (known === null) return refuse('nothing_to_withdraw');
    const { employeeId } = known;
    const expect = await standing(ports.ledger, [employeeStream(employeeId)]);
    const key = actKey('withdraw', employeeId, command.actId);
    const asNo = actKey('decline', employeeId, command.actId);
    const earlier = (await ports.ledger.byKey(key)) ?? (await ports.ledger.byKey(asNo));
    if (earlier !== null) return unchanged(ports, employeeId, account);
    const [employee, consent] = await Promise.all([
      ports.views.employee(employeeId),
      ports.views.consent(employeeId),
    ]);
    if (!employee?.accounts.includes(account)) throw new StaleError('The account was split off.');
    if (consent === null || !stands(consent)) {
      return declineInstead(ports, { command, matched, employeeId, consent });
    }
    return record(ports, { command, matched, employee, consent, key, expect });
  });
}

async function declineInstead(
  ports: Ports,
  stopping: {
    readonly command: Withdraw;
    readonly matched: string | null;
    readonly employeeId: EmployeeId;
    readonly consent: Consent | null;
  },
): Promise<ActAnswer> {
  const { command, matched, employeeId, consent } = stopping;
  const { account, actId, platformAt, origin, means, words } = command;
  // A button to stop is only on a receipt: who has none and presses one was not shown it.
  const inWords = means === 'message' || means === 'command';
  const deliveryId = inWords ? await openDelivery(ports, employeeId, consent) : null;
  if (deliveryId === null) return refuse('nothing_to_withdraw');
  return decline(ports, {
    ...{ account, deliveryId, actId, platformAt },
    renderer: `${mediumOf(account)}/1`,
    said: { as: matched ?? means, words },
    ...(origin === undefined ? {} : { origin }),
  });
}

interface Decision {
  readonly command: Withdraw;
  readonly matched: string | null;
  readonly employee: Employee;
  readonly consent: Consent;
  readonly key: string;
  /** Where the person's own stream stood before their consent was read. */
  readonly expect: NonNullable<Append['expect']>;
}

async function record(ports: Ports, decision: Decision): Promise<Recorded> {
  const { employee, consent, key, command, expect } = decision;
  const { employeeId } = employee;
  const cause: Cause = { key, employeeId, campaignId: await campaignIdOf(ports, consent) };
  return endConsent(ports, {
    cause,
    ended: withdrawal(decision, cause),
    phone: consent.phone,
    expect,
    account: command.account,
    by: employeeId,
  });
}

function withdrawal(decision: Decision, cause: Cause): Pick<Draft, 'fact' | 'personal'> {
  const { command, matched, employee, consent } = decision;
  const words = keepable(command.words ?? '', 2000);
  return {
    fact: {
      kind: 'ConsentWithdrawn',
      employeeId: cause.employeeId,
      campaignId: cause.campaignId,
      medium: mediumOf(command.account),
      means: command.means,
      matched,
      ip: ipOf(command.origin),
      platformAt: command.platformAt,
      by: cause.employeeId,
    },
    personal: {
      ...identityOf(employee, command.account),
      ...originOf(command.origin),
      ...(consent.phone === null ? {} : { phone: consent.phone }),
      ...(words === '' ? {} : { words }),
    },
  };
}
