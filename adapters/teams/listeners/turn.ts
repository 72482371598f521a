/** Who did it, where and when, read from an activity whose token was checked. */
import type { Activity } from 'botbuilder';
import type { Account } from '../../../src/employee.ts';
import type { Actor } from '../../../src/service.ts';
import { accountIn, isGuid } from '../tenant.ts';
import type { ListenerPorts } from './listener-ports.ts';

export interface Who {
  readonly account: Account;
  readonly actor: Actor;
}

export interface Turn extends Who {
  /** The platform's id of this very act. */
  readonly activityId: string;
  /** When it was done, by Teams' clock. */
  readonly platformAt: string | null;
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** The message that was pressed; null for written words and dialogs opened elsewhere. */
  readonly messageId: string | null;
}

/** Null when Teams does not say who it was (some guests): nothing may be recorded of them. */
export function turnOf(
  { tenantId, anonymous }: Pick<ListenerPorts, 'tenantId' | 'anonymous'>,
  activity: Activity,
): Turn | null {
  const account = accountFrom(activity, tenantId, anonymous);
  if (account === null) return null;
  return {
    account,
    actor: { kind: 'account', account },
    activityId: String(activity.id),
    platformAt: instantOf(activity.timestamp),
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    messageId: activity.replyToId || null,
  };
}

/** Only the Entra object id names a person: display names change and `29:…` ids are one bot's alone. */
function accountFrom({ from }: Activity, tenantId: string, anonymous: boolean): Account | null {
  if (isGuid(from?.aadObjectId)) return accountIn(tenantId, from.aadObjectId);
  const testId = from?.id?.replace(/[^\w.-]/gu, '').slice(0, 100);
  return anonymous && testId ? accountIn(tenantId, testId) : null;
}

export function isPersonal(activity: Activity): boolean {
  const { conversationType, isGroup } = activity.conversation;
  return conversationType === 'personal' || (conversationType === undefined && isGroup !== true);
}

function instantOf(at: unknown): string | null {
  const date = at instanceof Date ? at : new Date(typeof at === 'string' ? at : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
