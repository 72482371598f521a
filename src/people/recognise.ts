/** Somebody turned up in a chat: are they known from elsewhere? */
import type { Account, Employee } from '../employee.ts';
import { DeliveryError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { chatOf } from './chat-of.ts';
import { joinAccount } from './join.ts';
import { ownersOf } from './owners.ts';

/**
 * The employee behind an account. An account not seen yet joins the employee who is known by the
 * same AAD id or work e-mail; whoever is known nowhere stays unrecorded until somebody asks them.
 * Null then, and when the directory cannot be read now.
 */
export async function recognise(ports: Ports, account: Account): Promise<Employee | null> {
  const known = await ports.views.employeeByAccount(account);
  if (known !== null) return known;
  try {
    const person = (await chatOf(ports, account)?.person(account)) ?? null;
    if (person?.kind !== 'member') return null;
    const owner = (await ownersOf(ports, [person])).of(person);
    return owner === null ? null : await joinAccount(ports, account, 'system');
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    ports.log.warn('The directory could not say who somebody is.', { reason: error.reason });
    return null;
  }
}
