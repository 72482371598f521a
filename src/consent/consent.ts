/** Where one employee stands, folded from the facts; the newest fact by seq decides. */
import type { EmployeeId } from '../employee.ts';

export type ConsentStatus =
  | 'unknown'
  | 'given'
  | 'refused'
  | 'withdrawn'
  /** Given, but another employee named the same number: nobody texts it until that is settled. */
  | 'held'
  | 'invalidated';

export type Medium = 'slack' | 'teams' | 'web' | 'paper' | 'verbal' | 'admin';

export interface Consent {
  readonly employeeId: EmployeeId;
  readonly status: ConsentStatus;
  /** The mobile number agreed for, E.164; null when refused or erased. */
  readonly phone: string | null;
  readonly noticeDigest: string | null;
  readonly noticeVersion: number | null;
  readonly broadcastId: string | null;
  readonly deliveryId: string | null;
  /** Of the newest answer; a withdrawal may also have come by e-mail to HR. */
  readonly medium: Medium | 'email' | null;
  /** When the fact that decides was recorded, RFC 3339 UTC. */
  readonly at: string;
  /** The entry that decides. */
  readonly seq: number;
  /** The ConsentGiven entry the status rests on; null when there is none. */
  readonly givenSeq: number | null;
}
