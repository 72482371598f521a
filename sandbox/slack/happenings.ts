/** What happens in a workspace besides people's own acts: arrivals, departures, an uninstall. */
import { sendEvent } from './acts.ts';
import type { AppAnswer } from './inbound.ts';
import { userObject } from './methods/people-methods.ts';
import type { Payload } from './payloads.ts';
import { findPerson, type Stand } from './stand.ts';
import type { Person } from './workspace.ts';

export interface Happenings {
  /** Sends any event to the app. */
  sendsEvent(event: Payload): Promise<AppAnswer>;
  /** Somebody new joins (`team_join`). */
  joins(person: Person): Promise<AppAnswer>;
  /** Somebody is deactivated (`user_change`). */
  leaves(called: string): Promise<AppAnswer>;
  /** Something about a person changes (`user_change`). */
  changes(called: string, change: Partial<Person>): Promise<AppAnswer>;
  /** The app is removed: `tokens_revoked` and `app_uninstalled`; the token stops working. */
  uninstalls(): Promise<AppAnswer>;
  /** The one-time check of the address (`url_verification`); the app answers the challenge. */
  verifiesUrl(challenge: string): Promise<AppAnswer>;
}

/** `tokens` are those the Web API accepts; an uninstall empties them. */
export function happeningsOf(stand: Stand, tokens: Set<string>): Happenings {
  const { workspace } = stand;
  const changes = (called: string, change: Partial<Person>) => {
    const person = { ...findPerson(workspace, called), ...change };
    workspace.people.set(person.id, person);
    workspace.tell({ kind: 'person-changed', person: person.id });
    return sendEvent(stand, {
      type: 'user_change',
      user: userObject(person, true),
      event_ts: workspace.nextTs(),
    });
  };
  return {
    sendsEvent: (event) => sendEvent(stand, event),
    joins: (person) => {
      workspace.people.set(person.id, person);
      workspace.tell({ kind: 'person-changed', person: person.id });
      return sendEvent(stand, {
        type: 'team_join',
        user: userObject(person, true),
        event_ts: workspace.nextTs(),
      });
    },
    leaves: (called) => changes(called, { deleted: true }),
    changes,
    uninstalls: async () => {
      tokens.clear();
      const revoked = { oauth: [], bot: [workspace.botUserId] };
      await sendEvent(stand, {
        type: 'tokens_revoked',
        tokens: revoked,
        event_ts: workspace.nextTs(),
      });
      return sendEvent(stand, { type: 'app_uninstalled', event_ts: workspace.nextTs() });
    },
    verifiesUrl: (challenge) =>
      stand.inbound.sendJson('url_verification', {
        token: 'sandbox-verification-token',
        challenge,
        type: 'url_verification',
      }),
  };
}
