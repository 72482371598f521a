/** Who did it and when, read from a verified payload. */
import type { Account } from '../../../src/employee.ts';
import type { Actor } from '../../../src/service.ts';
import { isId } from '../blocks/modal.ts';
import { accountFrom, type Workspace } from '../workspace.ts';

/** The part of an interaction (buttons, forms) that says who. */
export interface Interaction {
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team: { readonly id: string; readonly enterprise_id?: string } | null;
  readonly enterprise?: { readonly id: string } | null;
}

export interface Who {
  readonly userId: string;
  readonly account: Account;
  readonly actor: Actor;
}

export function whoPressed(workspace: Workspace, { user, team, enterprise }: Interaction): Who {
  const account = accountFrom(workspace, {
    userId: user.id,
    userTeam: user.team_id,
    team: team?.id,
    enterprise: enterprise?.id ?? team?.enterprise_id,
  });
  return who(user.id, account);
}

export function who(userId: string, account: Account): Who {
  return { userId, account, actor: { kind: 'account', account } };
}

/** The opaque id a button carries; anything else is none. */
export function idIn(value: unknown): string | null {
  return isId(value) ? value : null;
}

/** A Slack `ts` such as `1548426417.840180` as RFC 3339 with milliseconds; null when it is none. */
export function instantOf(ts: unknown): string | null {
  if (typeof ts !== 'string' || !/^\d{10}(?:\.\d{1,9})?$/u.test(ts)) return null;
  return new Date(Math.round(Number(ts) * 1000)).toISOString();
}
