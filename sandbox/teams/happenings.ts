/** What happens in a tenant besides people's own acts: arrivals, departures, an admin's decisions. */
import { installationActivity, type Member, membersActivity } from './activities.ts';
import type { AppAnswer } from './inbound.ts';
import { findPerson, type Stand } from './stand.ts';
import type { Conversation, Teammate } from './tenant.ts';

export interface Happenings {
  /** Somebody new gets an account; the app hears nothing of it until they install it. */
  joins(person: Teammate): void;
  /** Somebody's account is deleted; the app hears nothing of it. */
  leaves(called: string): void;
  /** Something about a person changes, e.g. their name; the app hears nothing of it. */
  changes(called: string, change: Partial<Omit<Teammate, 'id'>>): void;
  /** The app is added to a team or group chat, by id or name (`installationUpdate`, `conversationUpdate`). */
  addsApp(conversation: string, by: string): Promise<AppAnswer>;
  /** The app is taken out of a team or group chat. */
  removesApp(conversation: string, by: string): Promise<AppAnswer>;
  /** A person joins a team or group chat (`membersAdded`). */
  joinsConversation(called: string, conversation: string): Promise<AppAnswer>;
  /** A person leaves a team or group chat (`membersRemoved`). */
  leavesConversation(called: string, conversation: string): Promise<AppAnswer>;
  /** The tenant's admin blocks the app, or allows it again: `BotDisabledByAdmin`. */
  disablesBot(isDisabled?: boolean): void;
}

export function happeningsOf(stand: Stand): Happenings {
  const { tenant } = stand;
  const changes: Happenings['changes'] = (called, change) => {
    const person = findPerson(tenant, called);
    Object.assign(person, change);
    tenant.tell({ kind: 'person-changed', person: person.id });
  };
  return {
    joins: (person) => {
      tenant.people.set(person.id, person);
      tenant.entraIds.set(person.aadObjectId ?? person.id, person.id);
      tenant.tell({ kind: 'person-changed', person: person.id });
    },
    leaves: (called) => changes(called, { hasLeft: true }),
    changes,
    addsApp: (called, by) => installIn(stand, { called, by, hasApp: true }),
    removesApp: (called, by) => installIn(stand, { called, by, hasApp: false }),
    joinsConversation: (called, conversation) =>
      moveMember(stand, findPerson(tenant, called), { conversation, isMember: true }),
    leavesConversation: (called, conversation) =>
      moveMember(stand, findPerson(tenant, called), { conversation, isMember: false }),
    disablesBot: (isDisabled = true) => {
      tenant.isBotDisabled = isDisabled;
    },
  };
}

async function installIn(
  stand: Stand,
  { called, by, hasApp }: { called: string; by: string; hasApp: boolean },
): Promise<AppAnswer> {
  const { tenant, inbound } = stand;
  const conversation = sharedConversation(stand, called);
  for (const one of wholeTeam(stand, conversation)) one.hasApp = hasApp;
  const person = findPerson(tenant, by);
  const bot: Member[] = [{ id: tenant.botId }];
  const scene = { conversation };
  const members = membersActivity(stand, person, {
    scene,
    ...(hasApp ? { added: bot } : { removed: bot }),
  });
  const action = hasApp ? 'add' : 'remove';
  const [answer] = await Promise.all([
    inbound.send(installationActivity(stand, person, { scene, action })),
    inbound.send(members),
  ]);
  return answer;
}

function moveMember(
  stand: Stand,
  person: Teammate,
  { conversation: called, isMember }: { conversation: string; isMember: boolean },
): Promise<AppAnswer> {
  const conversation = sharedConversation(stand, called);
  const team = stand.tenant.teams.get(conversation.team ?? '');
  for (const { members } of [...wholeTeam(stand, conversation), ...(team ? [team] : [])]) {
    if (isMember) members.add(person.id);
    else members.delete(person.id);
  }
  const { id, aadObjectId } = person;
  const member: Member[] = [{ id, ...(aadObjectId === undefined ? {} : { aadObjectId }) }];
  return stand.inbound.send(
    membersActivity(stand, person, {
      scene: { conversation },
      ...(isMember ? { added: member } : { removed: member }),
    }),
  );
}

/** Every channel of a team, or the group chat itself. */
function wholeTeam({ tenant }: Stand, conversation: Conversation): Conversation[] {
  if (conversation.team === undefined) return [conversation];
  return tenant.sharedConversations.filter((one) => one.team === conversation.team);
}

/** @throws Error when there is no such team or group chat */
function sharedConversation({ tenant }: Stand, called: string): Conversation {
  const team = [...tenant.teams.values()].find((one) => one.name === called);
  const found = tenant.sharedConversations.find((one) =>
    [one.id, one.name].includes(team?.id ?? called),
  );
  if (!found) throw new Error(`There is no team or group chat "${called}" in the sandbox.`);
  return found;
}
