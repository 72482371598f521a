/** The activities Teams sends to the app, field for field as far as an app may look. */
import type { Activity } from './activity.ts';
import type { Card } from './card.ts';
import type { Stand } from './stand.ts';
import type { Conversation, Teammate, TeamsMessage, Tenant } from './tenant.ts';

/** Where somebody acts, and on which message if on any. */
export interface Scene {
  readonly conversation: Conversation;
  readonly message?: TeamsMessage | undefined;
}

/** A message people wrote; in groups and channels it mentions the bot. */
export function messageActivity(
  stand: Stand,
  person: Teammate,
  { scene, text, id }: { scene: Scene; text: string; id: string },
): Activity {
  const { tenant } = stand;
  const personal = scene.conversation.kind === 'personal';
  const mention = `<at>${tenant.botName}</at>`;
  const words = personal ? text : `${mention} ${text}`;
  const activity = envelope(stand, person, scene.conversation);
  return {
    ...activity,
    id,
    type: 'message',
    text: words,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<div>${escaped(words, mention)}</div>` }],
    entities: [
      ...(personal
        ? []
        : [
            {
              type: 'mention',
              text: mention,
              mentioned: { id: tenant.botId, name: tenant.botName },
            },
          ]),
      ...(activity.entities as unknown[]),
    ],
  };
}

/** `Action.Submit`: a message without text whose `value` is the data and the inputs. */
export function submitActivity(
  stand: Stand,
  person: Teammate,
  { scene, data }: { scene: Scene; data: unknown },
): Activity {
  const activity = envelope(stand, person, scene.conversation);
  return {
    ...activity,
    type: 'message',
    value: data,
    ...repliesTo(scene),
    channelData: {
      ...(activity.channelData as object),
      source: { name: 'message' },
      ...(scene.message === undefined ? {} : { legacy: { replyToId: scene.message.id } }),
    },
  };
}

/** `Action.Execute`, or the automatic refresh of a card, which no person did. */
export function executeActivity(
  stand: Stand,
  person: Teammate,
  {
    scene,
    action,
    data,
    trigger,
  }: { scene: Scene; action: Card; data: unknown; trigger: 'manual' | 'automatic' },
): Activity {
  return invokeActivity(stand, person, {
    scene,
    name: 'adaptiveCard/action',
    value: {
      action: {
        type: 'Action.Execute',
        title: action.title,
        id: action.id,
        verb: action.verb,
        data,
      },
      trigger,
    },
  });
}

/** Any invoke: `adaptiveCard/action`, `task/fetch`, `task/submit`, `fileConsent/invoke`. */
export function invokeActivity(
  stand: Stand,
  person: Teammate,
  { scene, name, value }: { scene: Scene; name: string; value: unknown },
): Activity {
  const activity = envelope(stand, person, scene.conversation);
  return {
    ...activity,
    type: 'invoke',
    name,
    value,
    ...repliesTo(scene),
    channelData: { ...(activity.channelData as object), source: { name: 'message' } },
  };
}

/** The app was installed, updated or removed for a person, group or team. */
export function installationActivity(
  stand: Stand,
  person: Teammate,
  { scene, action }: { scene: Scene; action: 'add' | 'add-upgrade' | 'remove' | 'remove-upgrade' },
): Activity {
  const activity = envelope(stand, person, scene.conversation);
  return {
    ...activity,
    type: 'installationUpdate',
    action,
    channelData: {
      ...(activity.channelData as object),
      settings: { selectedChannel: { id: scene.conversation.id } },
      source: { name: 'message' },
    },
  };
}

/** Members came or went; the bot itself is one of them when the app is installed or removed. */
export function membersActivity(
  stand: Stand,
  person: Teammate,
  {
    scene,
    added,
    removed,
  }: { scene: Scene; added?: readonly Member[]; removed?: readonly Member[] },
): Activity {
  const activity = envelope(stand, person, scene.conversation);
  const eventType = added ? 'teamMemberAdded' : 'teamMemberRemoved';
  return {
    ...activity,
    type: 'conversationUpdate',
    ...(added ? { membersAdded: added } : {}),
    ...(removed ? { membersRemoved: removed } : {}),
    channelData: {
      ...(activity.channelData as object),
      ...(scene.conversation.team === undefined ? {} : { eventType }),
    },
  };
}

export interface Member {
  readonly id: string;
  readonly aadObjectId?: string;
}

/** What every activity of Teams carries. */
function envelope(stand: Stand, person: Teammate, conversation: Conversation): Activity {
  const { tenant } = stand;
  const atMs = tenant.now();
  const platform = { platform: 'Web', type: 'clientInfo' };
  return {
    channelId: 'msteams',
    id: `f:${tenant.nextActivityId()}`,
    timestamp: new Date(atMs).toISOString(),
    localTimestamp: localTime(atMs, person.timeZone),
    localTimezone: person.timeZone,
    locale: person.locale,
    serviceUrl: stand.serviceUrl(),
    from: {
      id: person.id,
      name: person.name,
      ...(person.aadObjectId === undefined ? {} : { aadObjectId: person.aadObjectId }),
    },
    recipient: { id: tenant.botId, name: tenant.botName },
    conversation: {
      id: conversation.id,
      conversationType: conversation.kind,
      tenantId: tenant.id,
      ...(conversation.kind === 'personal' ? {} : { isGroup: true, name: conversation.name }),
    },
    entities: [
      {
        ...platform,
        locale: person.locale,
        country: person.locale.split('-')[1] ?? 'US',
        timezone: person.timeZone,
      },
    ],
    channelData: { tenant: { id: tenant.id }, ...teamFields(tenant, conversation) },
  };
}

function teamFields(tenant: Tenant, { id, team }: Conversation): Activity {
  if (team === undefined) return {};
  const { aadGroupId, name } = tenant.teams.get(team) ?? {};
  return {
    teamsTeamId: team,
    teamsChannelId: id,
    channel: { id },
    team: { id: team, name, aadGroupId },
  };
}

function repliesTo({ message }: Scene): Activity {
  return message === undefined ? {} : { replyToId: message.id };
}

/** RFC 3339 with the person's own offset, e.g. `2026-05-04T09:00:00.000-05:00`. */
function localTime(atMs: number, timeZone: string): string {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(atMs)
    .find((part) => part.type === 'timeZoneName')?.value;
  const offset = /[+-]\d\d:\d\d/.exec(name ?? '')?.[0] ?? '+00:00';
  const sign = offset.startsWith('-') ? -1 : 1;
  const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  return new Date(atMs + minutes * 60_000).toISOString().replace('Z', offset);
}

function escaped(words: string, mention: string): string {
  const plain = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return plain.replace(
    mention.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    `<span itemtype="http://schema.skype.com/Mention">${mention.replace(/<\/?at>/g, '')}</span>`,
  );
}
