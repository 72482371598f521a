/** "No thanks": one click, never held against anyone. */
import { decide } from '../decide.ts';
import { LedgerBrokenError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import { actKey } from '../opaque-key.ts';
import { keepable } from '../people/join.ts';
import type { Ports } from '../ports.ts';
import type { ActAnswer, Decline, Recorded } from './act.ts';
import type { Consent } from './consent.ts';
import { endConsent } from './end.ts';
import { actFields, experienceOf, identityOf, originOf } from './experience.ts';
import type { Notice } from './notice.ts';
import { unchanged } from './receipt.ts';
import { type OpenRequest, requestOf, stands } from './request-of.ts';

/**
 * Records a refusal of the notice the message showed. An answer that came through the same
 * request before stays as it is: its message was replaced by a receipt, so this click is a late
 * one, and stopping has its own button. The person may still agree later.
 */
export function decline(ports: Ports, command: Decline): Promise<ActAnswer> {
  return decide(async () => {
    const request = await requestOf(ports, command.account, command.deliveryId);
    if (request.kind === 'refused') return request;
    const { employee, delivery, broadcast, consent, account } = request;
    if (consent !== null && isAnswerTo(consent, delivery.deliveryId)) {
      return unchanged(ports, employee.employeeId, account);
    }
    const key = actKey('decline', employee.employeeId, command.actId);
    if ((await ports.ledger.byKey(key)) !== null)
      return unchanged(ports, employee.employeeId, account);
    const notice = await ports.views.notice(broadcast.noticeDigest);
    if (notice === null) {
      throw new LedgerBrokenError(-1, 'The notice of this broadcast is missing. Run verify.');
    }
    return record(ports, { command, request, notice, key });
  });
}

const isAnswerTo = (consent: Consent, deliveryId: string): boolean =>
  consent.deliveryId === deliveryId && consent.status !== 'invalidated';

interface Decision {
  readonly command: Decline;
  readonly request: OpenRequest;
  readonly notice: Notice;
  readonly key: string;
}

function record(ports: Ports, decision: Decision): Promise<Recorded> {
  const { request, notice, key } = decision;
  const { employeeId } = request.employee;
  const { consent: before, account, expect } = request;
  return endConsent(ports, {
    cause: { key, employeeId, campaignId: notice.campaignId },
    ended: refusal(decision),
    phone: before !== null && stands(before) ? before.phone : null,
    expect,
    account,
    by: employeeId,
  });
}

function refusal({ command, request, notice }: Decision): Pick<Draft, 'fact' | 'personal'> {
  const words = keepable(command.said?.words ?? '', 2000);
  return {
    fact: {
      kind: 'ConsentRefused',
      ...actFields(command, request),
      campaignId: notice.campaignId,
      experience: {
        ...experienceOf(notice, command.renderer),
        button: command.said?.as ?? notice.labels.decline,
        tick: null,
      },
    },
    personal: {
      ...identityOf(request.employee, request.account),
      ...originOf(command.origin),
      ...(words === '' ? {} : { words }),
    },
  };
}
