/** Scripted misfortune: what goes wrong with which calls, in either direction. */
import { createScripted } from '../scripted.ts';
import type { CallArguments } from './call-arguments.ts';

/** Something that goes wrong with calls the app makes to the Web API. */
export interface ApiFault {
  /** `chat.postMessage`, or `*` for any method. */
  readonly method: string;
  /**
   * - `accept_then_reset`: the work is done, then the connection is cut without an answer.
   * - `error_after_accept`: the work is done, then HTTP 500.
   * - `error_before`: HTTP 500, nothing done.
   * - `timeout`: the work is done, no answer ever comes.
   * - `timeout_before`: nothing done, no answer ever comes.
   * - `rate_limited`: HTTP 429 with `Retry-After`.
   * - `slack_error`: `{ok: false, error}` with the given string, nothing done.
   */
  readonly kind:
    | 'accept_then_reset'
    | 'error_after_accept'
    | 'error_before'
    | 'timeout'
    | 'timeout_before'
    | 'rate_limited'
    | 'slack_error';
  /** Only calls with such arguments. */
  readonly match?: (args: CallArguments) => boolean;
  /** How many calls it befalls; 1 when absent. */
  readonly times?: number;
  readonly retryAfterSeconds?: number;
  readonly error?: string;
}

/** A request to the app that Slack delivers twice. */
export interface DeliveryFault {
  /** What is delivered: `command`, `block_actions`, `view_submission`, `event` …, or `*`. */
  readonly delivery: string;
  /**
   * `duplicate` sends the very same signed bytes a second time; `retry` sends them again as the
   * Events API does, with `x-slack-retry-num: 1` and a fresh signature.
   */
  readonly kind: 'duplicate' | 'retry';
  readonly times?: number;
}

export type FaultRule = ApiFault | DeliveryFault;

export interface Faults {
  readonly script: (rule: FaultRule) => void;
  /** The fault that befalls this call now, if any; it is used up by that. */
  readonly forCall: (method: string, args: CallArguments) => ApiFault | undefined;
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
    forCall: (method, args) =>
      use(
        (rule): rule is ApiFault =>
          'method' in rule &&
          (rule.method === method || rule.method === '*') &&
          (rule.match?.(args) ?? true),
      ),
    forDelivery: (delivery) =>
      use(
        (rule): rule is DeliveryFault =>
          'delivery' in rule && (rule.delivery === delivery || rule.delivery === '*'),
      ),
  };
}
