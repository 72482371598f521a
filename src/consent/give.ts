/** A consent becomes a fact, with all that follows for others who named the same number. */
import { appendNext, standing } from '../decide.ts';
import type { Account } from '../employee.ts';
import type { Draft } from '../ledger/fact.ts';
import type { Append, Ports } from '../ports.ts';
import type { Recorded } from './act.ts';
import {
  type Cause,
  concerned,
  employeeStream,
  holdDrafts,
  otherClaimants,
  phoneStream,
  releaseDrafts,
} from './claimants.ts';
import type { Consent } from './consent.ts';
import { receiptOf, receiptsOf } from './receipt.ts';
import { stands } from './request-of.ts';

export interface Giving {
  readonly cause: Cause;
  readonly given: Pick<Draft, 'fact' | 'personal'>;
  /** E.164. */
  readonly phone: string;
  /** Where the person stood when `expect` was read; null before any answer. */
  readonly before: Consent | null;
  readonly expect: NonNullable<Append['expect']>;
  /** With which the person acted; null on paper or by word of mouth. */
  readonly account: Account | null;
  /** What must be on record first: a person nobody knew. */
  readonly first?: readonly Draft[];
}

/** Appends it together with the holds and releases it causes, or nothing (StaleError). */
export async function give(ports: Ports, giving: Giving): Promise<Recorded> {
  const { cause, phone, before, account } = giving;
  const { employeeId } = cause;
  const oldPhone = before !== null && stands(before) ? before.phone : null;
  const phones = oldPhone === null ? [phone] : [...new Set([phone, oldPhone])];
  const expect = [...giving.expect, ...(await standing(ports.ledger, phones.map(phoneStream)))];
  const drafts: Draft[] = [
    ...(giving.first ?? []),
    {
      ...giving.given,
      key: cause.key,
      streams: [employeeStream(employeeId), ...phones.map(phoneStream)],
    },
    ...holdDrafts(cause, phone, await otherClaimants(ports, phone, employeeId)),
  ];
  if (oldPhone !== null && oldPhone !== phone) {
    const remaining = await otherClaimants(ports, oldPhone, employeeId);
    const reason = 'other_changed_number';
    drafts.push(...releaseDrafts(cause, { phone: oldPhone, remaining, reason, by: employeeId }));
  }
  // A newcomer who came on record meanwhile has another id there: then it is decided again.
  const { repeated } =
    giving.first === undefined
      ? await ports.ledger.append({ drafts, expect })
      : await appendNext(ports.ledger, { drafts, expect });
  const { held, released } = concerned(drafts, cause);
  return {
    kind: 'recorded',
    receipt: await receiptOf(ports, employeeId, { account, repeated }),
    alsoHeld: await receiptsOf(ports, held, account),
    released: await receiptsOf(ports, released, account),
  };
}
