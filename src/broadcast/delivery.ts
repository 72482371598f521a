/** A delivery: one broadcast for one employee. Work, so it changes; losing it loses no evidence. */
import type { Account, EmployeeId } from '../employee.ts';

/** pending -> claimed (lease) -> sent | failed(reason) | in_doubt -> sent or pending; any open state -> cancelled. */
export type DeliveryState = 'pending' | 'claimed' | 'sent' | 'failed' | 'in_doubt' | 'cancelled';

/** Where a message stands on its platform; for Slack `channel` is D... and `message` the ts. */
export interface MessageRef {
  readonly channel: string;
  readonly message: string;
}

export interface NewDelivery {
  readonly deliveryId: string;
  readonly broadcastId: string;
  readonly employeeId: EmployeeId;
  readonly account: Account;
  /** 1 or 2 for a reminder of a request that waits; 0 or absent for the request itself. */
  readonly reminder?: number;
}

export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly attempts: number;
  /** How often a doubtful send was looked for and not found. */
  readonly lookups: number;
  readonly ref: MessageRef | null;
  readonly reminder: number;
}
