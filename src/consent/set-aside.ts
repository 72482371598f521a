/** An answer that no longer counts, though the person did not take it back. */
import { standing } from '../decide.ts';
import type { Draft, FactOf } from '../ledger/fact.ts';
import type { Append, Ports } from '../ports.ts';
import type { By } from '../roles/actor.ts';
import {
  type Cause,
  employeeStream,
  otherClaimants,
  phoneStream,
  releaseDrafts,
} from './claimants.ts';

export interface SettingAside {
  readonly cause: Cause;
  readonly reason: string;
  /** The number the answer stood for, E.164; null when there is none to set free. */
  readonly phone: string | null;
  /** Why whoever alone names that number now is free of the hold. */
  readonly released: FactOf<'ConsentReleased'>['reason'];
  readonly by: By;
}

/** The entries it takes, to be appended with what caused them, and where the number's history stood. */
export async function setAsideDrafts(
  ports: Ports,
  { cause, reason, phone, released, by }: SettingAside,
): Promise<Required<Pick<Append, 'drafts' | 'expect'>>> {
  const { key, employeeId, campaignId } = cause;
  const phones = phone === null ? [] : [phoneStream(phone)];
  const expect = await standing(ports.ledger, phones);
  const invalidated: Draft = {
    key: `${key}:invalidated`,
    fact: { kind: 'ConsentInvalidated', employeeId, campaignId, reason, by },
    personal: {},
    streams: [employeeStream(employeeId), ...phones],
  };
  if (phone === null) return { drafts: [invalidated], expect };
  const remaining = await otherClaimants(ports, phone, employeeId);
  const freed = releaseDrafts(cause, { phone, remaining, reason: released, by });
  return { drafts: [invalidated, ...freed], expect };
}
