/** A consent ends, by whatever act, with all that follows for others who named the same number. */
import { standing } from '../decide.ts';
import type { Account } from '../employee.ts';
import type { Draft } from '../ledger/fact.ts';
import type { Append, Ports } from '../ports.ts';
import type { By } from '../roles/actor.ts';
import type { Recorded } from './act.ts';
import {
  type Cause,
  concerned,
  employeeStream,
  otherClaimants,
  phoneStream,
  releaseDrafts,
} from './claimants.ts';
import { receiptOf, receiptsOf } from './receipt.ts';

export interface Ending {
  readonly cause: Cause;
  readonly ended: Pick<Draft, 'fact' | 'personal'>;
  /** The number the person agreed for, E.164; null when there is none to set free. */
  readonly phone: string | null;
  readonly expect: NonNullable<Append['expect']>;
  /** With which the person acted; null when an admin entered it. */
  readonly account: Account | null;
  readonly by: By;
}

/** Appends it together with the releases it causes, or nothing (StaleError). */
export async function endConsent(ports: Ports, ending: Ending): Promise<Recorded> {
  const { cause, phone, account, by } = ending;
  const { employeeId } = cause;
  const phones = phone === null ? [] : [phoneStream(phone)];
  const expect = [...ending.expect, ...(await standing(ports.ledger, phones))];
  const streams = [employeeStream(employeeId), ...phones];
  const drafts: Draft[] = [{ ...ending.ended, key: cause.key, streams }];
  if (phone !== null) {
    const remaining = await otherClaimants(ports, phone, employeeId);
    drafts.push(...releaseDrafts(cause, { phone, remaining, reason: 'other_withdrew', by }));
  }
  const { repeated } = await ports.ledger.append({ drafts, expect });
  return {
    kind: 'recorded',
    receipt: await receiptOf(ports, employeeId, { account, repeated }),
    alsoHeld: [],
    released: await receiptsOf(ports, concerned(drafts, cause).released, account),
  };
}
