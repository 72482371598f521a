/** CTIA 5.1.2 "capture of experience (language and action)" and identity, the same for every answer. */
import { type Account, type Employee, parseAccount } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { PersonalFields } from '../ledger/fact.ts';
import { readPhone } from '../numbers/phone.ts';
import { keepable } from '../people/join.ts';
import type { Origin } from './act.ts';
import type { Notice } from './notice.ts';
import type { OpenRequest } from './request-of.ts';

/** What every answer through a request states alike. */
export function actFields(
  command: { platformAt: string | null; origin?: Origin },
  request: OpenRequest,
) {
  return {
    employeeId: request.employee.employeeId,
    broadcastId: request.broadcast.broadcastId,
    deliveryId: request.delivery.deliveryId,
    medium: mediumOf(request.account),
    ip: ipOf(command.origin),
    platformAt: command.platformAt,
  };
}

export const experienceOf = (notice: Notice, renderer: string) => ({
  locale: notice.locale,
  noticeDigest: notice.digest,
  noticeVersion: notice.version,
  renderer,
});

/** CTIA 5.1.2 "IP address": chats do not tell it to applications, a web server sees it. */
export const ipOf = (origin: Origin | undefined) =>
  (origin?.ip ?? '') === '' ? ('not_provided_by_medium' as const) : ('disclosed' as const);

/** The same as disclosures. */
export function originOf(origin: Origin | undefined): PersonalFields {
  const ip = origin?.ip ?? '';
  const userAgent = keepable(origin?.userAgent ?? '');
  return { ...(ip === '' ? {} : { ip }), ...(userAgent === '' ? {} : { userAgent }) };
}

export const mediumOf = (account: Account) => parseAccount(account)?.platform ?? 'slack';

/** CTIA's "identity": who acted, as known that day; on paper or by word of mouth with no account. */
export function identityOf(employee: Employee, account: Account | null): PersonalFields {
  const called = account === null ? null : (parseAccount(account)?.userId ?? account);
  return {
    name: employee.name ?? called ?? employee.employeeId,
    ...(account === null ? {} : { account }),
    ...(employee.email === null ? {} : { email: employee.email }),
  };
}

/** Noted, never a reason to refuse. */
export function comparePhones(employee: Employee, phone: string): 'same' | 'different' | 'absent' {
  if (employee.directoryPhone === null) return 'absent';
  try {
    return readPhone(employee.directoryPhone) === phone ? 'same' : 'different';
  } catch (error) {
    if (error instanceof InvalidInputError) return 'different';
    throw error;
  }
}
