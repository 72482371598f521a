/**
 * Trigger ids: each interaction hands the app one, good for one modal within three seconds.
 * @see https://docs.slack.dev/interactivity/handling-user-interaction
 */
import { SlackError } from './slack-error.ts';

export interface Triggers {
  readonly issue: (person: string) => string;
  /**
   * The person whose interaction it was; the id is used up.
   * @throws SlackError `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id`
   */
  readonly exchange: (triggerId: string) => string;
}

/** @param lifeMs how long an id is good, 3000 ms at Slack */
export function createTriggers(now: () => number, lifeMs: number): Triggers {
  const issued = new Map<string, { person: string; atMs: number; used: boolean }>();
  let count = 0;
  return {
    issue: (person) => {
      count += 1;
      const id = `${1000 + count}.${Math.floor(now())}.${person.toLowerCase()}`;
      issued.set(id, { person, atMs: now(), used: false });
      return id;
    },
    exchange: (triggerId) => {
      const trigger = issued.get(triggerId);
      if (!trigger) throw new SlackError('invalid_trigger_id');
      if (trigger.used) throw new SlackError('exchanged_trigger_id');
      if (now() - trigger.atMs > lifeMs) throw new SlackError('expired_trigger_id');
      trigger.used = true;
      return trigger.person;
    },
  };
}
