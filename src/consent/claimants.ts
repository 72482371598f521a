/**
 * A number that two people name belongs to nobody until they settle it: a text must never go
 * to a phone that is not the person's own (requirement 32, reassigned numbers).
 */
import type { EmployeeId } from '../employee.ts';
import type { Draft, FactOf, Stream } from '../ledger/fact.ts';
import type { Ports } from '../ports.ts';
import type { By } from '../roles/actor.ts';
import type { Consent } from './consent.ts';

export const employeeStream = (employeeId: EmployeeId): Stream => `employee:${employeeId}`;
export const phoneStream = (phone: string): Stream => `phone:${phone}`;

/** An act about to be recorded, as the drafts of its consequences name it. */
export interface Cause {
  readonly key: string;
  readonly employeeId: EmployeeId;
  readonly campaignId: string;
}

/** Everybody else whose standing answer names this number, also those who left: it may still be theirs. */
export async function otherClaimants(
  ports: Ports,
  phone: string,
  employeeId: EmployeeId,
): Promise<readonly Consent[]> {
  const claimants = await ports.views.consentsByPhone(phone);
  return claimants.filter((consent) => consent.employeeId !== employeeId);
}

/** Puts the newcomer and everyone who named the number before on hold; nothing when nobody did. */
export function holdDrafts(cause: Cause, phone: string, others: readonly Consent[]): Draft[] {
  if (others.length === 0) return [];
  const toHold = others
    .filter((other) => other.status === 'given')
    .map((other) => other.employeeId);
  return [cause.employeeId, ...toHold].map((employeeId) => ({
    key: `${cause.key}:held:${employeeId}`,
    fact: {
      kind: 'ConsentHeld',
      employeeId,
      campaignId: cause.campaignId,
      reason: 'number_also_named_by_another',
    },
    personal: {},
    streams: [employeeStream(employeeId), phoneStream(phone)],
  }));
}

/** When the person who goes leaves exactly one claimant behind, that one is free again. */
export function releaseDrafts(
  cause: Cause,
  release: {
    phone: string;
    remaining: readonly Consent[];
    reason: FactOf<'ConsentReleased'>['reason'];
    by: By;
  },
): Draft[] {
  const [only, ...others] = release.remaining;
  if (only === undefined || others.length > 0 || only.status !== 'held') return [];
  return [
    {
      key: `${cause.key}:released:${only.employeeId}`,
      fact: {
        kind: 'ConsentReleased',
        employeeId: only.employeeId,
        campaignId: cause.campaignId,
        reason: release.reason,
        by: release.by,
      },
      personal: {},
      streams: [employeeStream(only.employeeId), phoneStream(release.phone)],
    },
  ];
}

/** Who the drafts put on hold or set free, besides the person who acts. */
export function concerned(drafts: readonly Draft[], cause: Cause) {
  const of = (kind: 'ConsentHeld' | 'ConsentReleased'): EmployeeId[] =>
    drafts.flatMap(({ fact }) =>
      fact.kind === kind && fact.employeeId !== cause.employeeId ? [fact.employeeId] : [],
    );
  return { held: of('ConsentHeld'), released: of('ConsentReleased') };
}
