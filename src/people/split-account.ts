/** An account was joined to the wrong person. */
import type { Account } from '../employee.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { type AccountsOf, accountsOf } from './accounts-of.ts';

export function splitAccount(ports: Ports, actor: Actor, account: Account): Promise<AccountsOf> {
  return accountsOf(ports, actor, account);
}
