import { isRecord } from '../../record.ts';
import type { Block } from '../block.ts';
import { problemsOfBlocks } from '../block-limits.ts';
import { type CallArguments, optional, required, structured } from '../call-arguments.ts';
import {
  editMessage,
  findMessage,
  messageObject,
  openDirect,
  postMessage,
  removeMessage,
} from '../messages.ts';
import { refusalWithReasons, SlackError } from '../slack-error.ts';
import type { Channel, Message, Metadata, Workspace } from '../workspace.ts';
import { findChannel, refuseUnreachable } from './conversation-methods.ts';
import type { Methods } from './method.ts';

/** Slack cuts longer texts; the stand-in refuses them, so that nobody relies on the cut. */
const MOST_TEXT = 40_000;
/** Slack gives no figure for `metadata_too_large`; this one is the stand-in's. */
const MOST_METADATA = 8_000;

/** Messages: `chat.postMessage`, `chat.update`, `chat.delete`, `chat.postEphemeral`, permalinks. */
export const chatMethods: Methods = {
  'chat.postMessage': {
    tier: 'post',
    scope: 'chat:write',
    run: ({ workspace }, args) => {
      const channel = channelToPostTo(workspace, required(args, 'channel'));
      const message = postMessage(workspace, {
        channel: channel.id,
        author: workspace.botUserId,
        ...contentOf(args),
        metadata: metadataOf(args),
        threadTs: optional(args, 'thread_ts'),
      });
      return {
        channel: channel.id,
        ts: message.ts,
        message: {
          ...messageObject(workspace, message),
          ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
        },
      };
    },
  },
  'chat.update': {
    tier: 3,
    scope: 'chat:write',
    run: ({ workspace }, args) => {
      const message = ownMessage(workspace, args, 'cant_update_message');
      // Text without blocks takes the old blocks away; neither text nor blocks is refused.
      const content = contentOf(args);
      editMessage(workspace, message, { ...content, metadata: metadataOf(args) });
      return {
        channel: message.channel,
        ts: message.ts,
        text: message.text,
        message: messageObject(workspace, message),
      };
    },
  },
  'chat.delete': {
    tier: 3,
    scope: 'chat:write',
    run: ({ workspace }, args) => {
      const message = ownMessage(workspace, args, 'cant_delete_message');
      removeMessage(workspace, message);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.postEphemeral': {
    tier: 4,
    scope: 'chat:write',
    run: ({ workspace }, args) => {
      const channel = findChannel(workspace, required(args, 'channel'));
      const user = required(args, 'user');
      if (!channel.members.has(workspace.botUserId)) throw new SlackError('not_in_channel');
      if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
      const draft = { channel: channel.id, author: workspace.botUserId, visibleTo: user };
      return { message_ts: postMessage(workspace, { ...draft, ...contentOf(args) }).ts };
    },
  },
  'chat.getPermalink': {
    tier: 'none',
    run: ({ workspace }, args) => {
      const channel = findChannel(workspace, required(args, 'channel'));
      const ts = required(args, 'message_ts');
      if (!findMessage(workspace, channel.id, ts)) throw new SlackError('message_not_found');
      const domain = `https://${workspace.teamDomain}.slack.com`;
      return {
        channel: channel.id,
        permalink: `${domain}/archives/${channel.id}/p${ts.replace('.', '')}`,
      };
    },
  },
};

/**
 * Text and blocks of a message to be, checked against Slack's limits.
 * @throws SlackError `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`
 */
export function contentOf(args: CallArguments): { text: string; blocks: readonly Block[] } {
  const text = optional(args, 'text') ?? '';
  const blocks = structured(args, 'blocks', 'invalid_blocks_format') ?? [];
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  if (text === '' && blocks.length === 0) throw new SlackError('no_text');
  if (text.length > MOST_TEXT) throw new SlackError('msg_too_long');
  const problems = problemsOfBlocks(blocks, 'message', '/blocks');
  if (problems.length > 0) throw refusalWithReasons('invalid_blocks', problems);
  return { text, blocks: blocks.filter(isRecord) };
}

function metadataOf(args: CallArguments): Metadata | undefined {
  const metadata = structured(args, 'metadata', 'invalid_metadata_format');
  if (metadata === undefined || metadata === null) return undefined;
  if (!isRecord(metadata)) throw new SlackError('invalid_metadata_format');
  const { event_type, event_payload } = metadata;
  if (typeof event_type !== 'string' || !isRecord(event_payload))
    throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(metadata).length > MOST_METADATA) throw new SlackError('metadata_too_large');
  return { event_type, event_payload };
}

/** A user id opens the direct conversation; anything else must be a channel the app is in. */
function channelToPostTo(workspace: Workspace, id: string): Channel {
  const isDirect = id.startsWith('D');
  if (id.startsWith('U') || isDirect) {
    const person = isDirect ? findChannel(workspace, id).person : id;
    refuseUnreachable(workspace, person ?? id, 'channel_not_found');
    if (!workspace.messagesTabOpen) throw new SlackError('messages_tab_disabled');
    return openDirect(workspace, person ?? id);
  }
  const channel = findChannel(workspace, id);
  if (!channel.members.has(workspace.botUserId)) throw new SlackError('not_in_channel');
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

function ownMessage(workspace: Workspace, args: CallArguments, refusal: string): Message {
  const channel = findChannel(workspace, required(args, 'channel'));
  const message = findMessage(workspace, channel.id, required(args, 'ts'));
  if (!message || message.visibleTo !== undefined) throw new SlackError('message_not_found');
  if (message.author !== workspace.botUserId) throw new SlackError(refusal);
  return message;
}
