/** CTIA 5.1.2 "capture of experience (language and action)" and identity, the same for every answer. */
import { type Account, type Employee, parseAccount } from '../employee.ts';
import type { PersonalFields } from '../ledger/fact.ts';
import type { Notice } from './notice.ts';
import type { OpenRequest } from './request-of.ts';

/** What every answer through a request states alike. */
export function actFields(command: { platformAt: string | null }, request: OpenRequest) {
  return {
    employeeId: request.employee.employeeId,
    broadcastId: request.broadcast.broadcastId,
    deliveryId: request.delivery.deliveryId,
    medium: mediumOf(request.delivery.account),
    ip: 'not_provided_by_medium' as const,
    platformAt: command.platformAt,
  };
}

export const experienceOf = (notice: Notice, renderer: string) => ({
  locale: notice.locale,
  noticeDigest: notice.digest,
  noticeVersion: notice.version,
  renderer,
});

export const mediumOf = (account: Account) => parseAccount(account)?.platform ?? 'slack';

/** CTIA's "identity": who acted, as known that day. */
export function identityOf(employee: Employee, account: Account): PersonalFields {
  return {
    name: employee.name ?? parseAccount(account)?.userId ?? account,
    account,
    ...(employee.email === null ? {} : { email: employee.email }),
  };
}
