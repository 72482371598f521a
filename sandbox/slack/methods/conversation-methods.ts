import { type CallArguments, flag, optional, required } from '../call-arguments.ts';
import { messageObject, openDirect } from '../messages.ts';
import { SlackError } from '../slack-error.ts';
import type { Channel, Message, Workspace } from '../workspace.ts';
import { type Methods, pageOf } from './method.ts';

/** Channels and direct conversations: list, info, members, open, history. */
export const conversationMethods: Methods = {
  'conversations.list': {
    tier: 2,
    scope: 'channels:read',
    run: ({ workspace }, args) => {
      const types = (optional(args, 'types') ?? 'public_channel').split(',');
      const all = [...workspace.channels.values()].filter(
        (one) => types.includes(typeName(one)) && isVisible(workspace, one),
      );
      const { page, fields } = pageOf(all, args, 100);
      return { channels: page.map((one) => channelObject(workspace, one)), ...fields };
    },
  },
  'conversations.info': {
    tier: 3,
    scope: 'channels:read',
    run: ({ workspace }, args) => ({
      channel: channelObject(workspace, findChannel(workspace, required(args, 'channel'))),
    }),
  },
  'conversations.members': {
    tier: 4,
    scope: 'channels:read',
    run: ({ workspace }, args) => {
      const channel = findChannel(workspace, required(args, 'channel'));
      const { page, fields } = pageOf([...channel.members], args, 100);
      return { members: page, ...fields };
    },
  },
  'conversations.open': {
    tier: 3,
    scope: 'im:write',
    run: ({ workspace }, args) => {
      const existing = optional(args, 'channel');
      if (existing !== undefined) return { channel: { id: findChannel(workspace, existing).id } };
      const users = optional(args, 'users') ?? '';
      if (users === '') throw new SlackError('users_list_not_supplied');
      if (users.includes(',')) throw new SlackError('method_not_supported_for_channel_type');
      refuseUnreachable(workspace, users, 'user_not_found');
      return { channel: { id: openDirect(workspace, users).id } };
    },
  },
  'conversations.history': {
    tier: 3,
    scope: 'im:history',
    run: ({ workspace }, args) => {
      const channel = findChannel(workspace, required(args, 'channel'));
      if (!channel.members.has(workspace.botUserId)) throw new SlackError('not_in_channel');
      const matching = (workspace.messages.get(channel.id) ?? [])
        .filter((one) => belongsToHistory(one, args))
        .reverse();
      const { page, more, fields } = pageOf(matching, args, 100);
      const withMetadata = flag(args, 'include_all_metadata');
      return {
        messages: page.map((one) => ({
          ...messageObject(workspace, one),
          ...(withMetadata && one.metadata !== undefined ? { metadata: one.metadata } : {}),
        })),
        has_more: more,
        pin_count: 0,
        ...(more ? fields : {}),
      };
    },
  },
};

/**
 * The channel, if the app may see it.
 * @throws SlackError `channel_not_found`, also for private channels the app is not in.
 */
export function findChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channels.get(id);
  if (!channel || !isVisible(workspace, channel)) throw new SlackError('channel_not_found');
  return channel;
}

/**
 * Refuses people nobody can write to: unknown (`unknown`), bots, deactivated, strangers.
 * Slack answers a deactivated person's `conversations.open` with `user_disabled`; a post to a
 * user id is refused here in the same way, so that a forgotten filter does not go unseen.
 */
export function refuseUnreachable(workspace: Workspace, id: string, unknown: string): void {
  const person = workspace.people.get(id);
  if (!person) throw new SlackError(unknown);
  if (person.isBot || person.id === 'USLACKBOT') throw new SlackError('cannot_dm_bot');
  if (person.deleted) throw new SlackError('user_disabled');
  if (person.isStranger) throw new SlackError('user_not_visible');
}

function isVisible(workspace: Workspace, channel: Channel): boolean {
  return channel.kind === 'public' || channel.members.has(workspace.botUserId);
}

function typeName(channel: Channel): string {
  return channel.kind === 'im' ? 'im' : `${channel.kind}_channel`;
}

function channelObject(workspace: Workspace, channel: Channel): Record<string, unknown> {
  const isMember = channel.members.has(workspace.botUserId);
  if (channel.kind === 'im')
    return { id: channel.id, is_im: true, user: channel.person, is_user_deleted: false };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_member: isMember,
    num_members: channel.members.size,
    context_team_id: workspace.teamId,
  };
}

function belongsToHistory(message: Message, args: CallArguments): boolean {
  if (message.visibleTo !== undefined) return false;
  if (message.threadTs !== undefined && message.threadTs !== message.ts) return false;
  const at = Number(message.ts);
  const oldest = Number(optional(args, 'oldest') ?? 0);
  const latest = Number(optional(args, 'latest') ?? Number.POSITIVE_INFINITY);
  return flag(args, 'inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
}
