/** A withdrawal that reached HR on paper, aloud or by e-mail, entered by an admin (requirement 25). */
import { decide, standing } from '../decide.ts';
import { type Employee, type EmployeeId, parseAccount } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Draft } from '../ledger/fact.ts';
import { actKey } from '../opaque-key.ts';
import { findOne } from '../people/find-one.ts';
import { keepable } from '../people/join.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { ActAnswer, Refused, WithdrawFor } from './act.ts';
import { actedAt, isAnswer, readActAt } from './acted-at.ts';
import { campaignIdOf } from './campaign-id-of.ts';
import { employeeStream } from './claimants.ts';
import type { Consent } from './consent.ts';
import { endConsent } from './end.ts';
import { identityOf } from './experience.ts';
import { unchanged } from './receipt.ts';
import { stands } from './request-of.ts';

/** On what day a person said it, and how it reached the company. */
export const WITHDRAWAL_MEDIA = ['email', 'paper', 'verbal', 'admin'] as const;

/**
 * Ends the texts to one person at once, for every company number, however they agreed. The fact
 * names the medium, who entered it and when the person said it. The same entry made twice is one.
 * @throws InvalidInputError('employee' | 'date' | 'medium' | 'evidence')
 */
export async function withdrawFor(
  ports: Ports,
  actor: Actor,
  order: WithdrawFor,
): Promise<ActAnswer> {
  const by = await requireAdmin(ports, actor, 'enter a withdrawal');
  const actAt = readActAt(order.actAt, ports.clock.now());
  checkOrder(order);
  return decide(async () => {
    const found = await find(ports, order.query.trim());
    if (found === null) return NOTHING;
    const { employeeId } = found;
    const expect = await standing(ports.ledger, [employeeStream(employeeId)]);
    const [employee, consent, history] = await Promise.all([
      ports.views.employee(employeeId),
      ports.views.consent(employeeId),
      ports.ledger.entriesOf(employeeStream(employeeId)),
    ]);
    if (employee === null || consent === null) return NOTHING;
    const key = keyOf(order, { employeeId, actAt, consent });
    if ((await ports.ledger.byKey(key)) !== null) return unchanged(ports, employeeId, null);
    if (!stands(consent)) return NOTHING;
    refuseOlder(actAt, history);
    const cause = { key, employeeId, campaignId: await campaignIdOf(ports, consent) };
    const ended = withdrawal(order, { employee, consent, by, actAt, campaignId: cause.campaignId });
    return endConsent(ports, { cause, ended, phone: consent.phone, expect, account: null, by });
  });
}

const NOTHING: Refused = {
  kind: 'refused',
  reason: 'nothing_to_withdraw',
  message:
    'No consent of this person counts, so there is nothing to withdraw. They are not texted.',
};

/** An account that was never seen belongs to somebody with nothing to withdraw: that is no mistake. */
const find = (ports: Ports, query: string): Promise<Employee | null> =>
  parseAccount(query) === null ? findOne(ports, query) : ports.views.employeeByAccount(query);

/** Names this very entry; a later agreement makes room for another one. */
function keyOf(
  { medium }: WithdrawFor,
  { employeeId, actAt, consent }: { employeeId: EmployeeId; actAt: string; consent: Consent },
): string {
  return actKey('withdrawn', employeeId, JSON.stringify([medium, actAt, consent.givenSeq]));
}

function checkOrder({ medium, evidenceSha256 }: WithdrawFor): void {
  if (!WITHDRAWAL_MEDIA.includes(medium)) {
    throw new InvalidInputError(
      'medium',
      'It is not told how the person said it: email, paper, verbal or admin.',
    );
  }
  if (evidenceSha256 !== undefined && !/^[0-9a-f]{64}$/.test(evidenceSha256)) {
    throw new InvalidInputError('evidence', 'The file that shows it cannot be read.');
  }
}

/** Stopping wins on the same day; only an agreement on a later day surely came afterwards. */
function refuseOlder(actAt: string, history: readonly Entry[]): void {
  const newest = history.findLast(isAnswer);
  if (newest === undefined) return;
  const agreedAt = actedAt(newest);
  const whole = actAt.length > 10 && agreedAt.length > 10;
  const agreedLater = whole ? agreedAt > actAt : agreedAt.slice(0, 10) > actAt.slice(0, 10);
  if (!agreedLater) return;
  throw new InvalidInputError(
    'date',
    `This person agreed again afterwards (${agreedAt.slice(0, 10)}), so that day’s wish no longer counts. If they want to stop now, give the day they said so.`,
  );
}

function withdrawal(
  order: WithdrawFor,
  known: { employee: Employee; consent: Consent; by: By; actAt: string; campaignId: string },
): Pick<Draft, 'fact' | 'personal'> {
  const { employee, consent, by, actAt, campaignId } = known;
  const words = keepable(order.words ?? '', 2000);
  return {
    fact: {
      kind: 'ConsentWithdrawn',
      employeeId: employee.employeeId,
      campaignId,
      medium: order.medium,
      means: 'told_hr',
      ...{ matched: null, platformAt: null },
      ip: 'not_applicable',
      by,
      entered: { by, actAt, evidenceSha256: order.evidenceSha256 ?? null, scriptVersion: null },
    },
    personal: {
      ...identityOf(employee, null),
      ...(consent.phone === null ? {} : { phone: consent.phone }),
      ...(words === '' ? {} : { words }),
    },
  };
}
