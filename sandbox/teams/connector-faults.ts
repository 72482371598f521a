/** Scripted misfortune: what goes wrong with which requests, in either direction. */
import { createScripted } from '../scripted.ts';
import type { ConnectorCall, Operation } from './connector-call.ts';

/** Something that goes wrong with requests the app makes to the Bot Connector. */
export interface ConnectorFault {
  readonly operation: Operation | '*';
  /**
   * - `accept_then_reset`: the work is done, then the connection is cut without an answer.
   * - `error_after_accept`: the work is done, then `status` (502 when absent).
   * - `error_before`: `status` (500 when absent), nothing done.
   * - `timeout`: the work is done, no answer ever comes.
   * - `timeout_before`: nothing done, no answer ever comes.
   * - `rate_limited`: HTTP 429 with `Retry-After`; `retryAfterSeconds: null` leaves the header out.
   * - `refused`: `status` and `{error: {code}}` as given, nothing done, e.g. 403 `MessageWritesBlocked`.
   */
  readonly kind:
    | 'accept_then_reset'
    | 'error_after_accept'
    | 'error_before'
    | 'timeout'
    | 'timeout_before'
    | 'rate_limited'
    | 'refused';
  /** Only such requests. */
  readonly match?: (call: ConnectorCall) => boolean;
  /** How many requests it befalls; 1 when absent. */
  readonly times?: number;
  readonly retryAfterSeconds?: number | null;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
}

/** An activity that Teams delivers twice: the very same bytes, at the same time. */
export interface DeliveryFault {
  /** `message`, `conversationUpdate`, `installationUpdate`, an invoke's name, or `*`. */
  readonly delivery: string;
  readonly kind: 'duplicate';
  readonly times?: number;
}

export type FaultRule = ConnectorFault | DeliveryFault;

export interface Faults {
  readonly script: (rule: FaultRule) => void;
  /** The fault that befalls this request now, if any; it is used up by that. */
  readonly forCall: (call: ConnectorCall) => ConnectorFault | undefined;
  readonly forDelivery: (delivery: string) => DeliveryFault | undefined;
  /** Forgets every rule that was not used up. */
  readonly clear: () => void;
}

/** A list of rules, tried in the order in which they were given. */
export function createFaults(rules: readonly FaultRule[]): Faults {
  const { script, use, clear } = createScripted(rules);
  return {
    script,
    clear,
    forCall: (call) =>
      use(
        (rule): rule is ConnectorFault =>
          'operation' in rule &&
          (rule.operation === call.operation || rule.operation === '*') &&
          (rule.match?.(call) ?? true),
      ),
    forDelivery: (delivery) =>
      use(
        (rule): rule is DeliveryFault =>
          'delivery' in rule && (rule.delivery === delivery || rule.delivery === '*'),
      ),
  };
}
