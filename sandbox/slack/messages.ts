/** Writing, editing and finding messages. Each change is told to the workspace's listeners. */
import { isRecord } from '../record.ts';
import type { Block } from './block.ts';
import type { Channel, Message, Metadata, StoredFile, Workspace } from './workspace.ts';

/** What a new message consists of; the rest (ts, versions) the workspace adds. */
export interface Draft {
  readonly channel: string;
  readonly author: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly metadata?: Metadata | undefined;
  readonly threadTs?: string | undefined;
  readonly visibleTo?: string | undefined;
  readonly files?: readonly StoredFile[];
}

/** The direct conversation between the app and this person; opened if there was none. */
export function openDirect(workspace: Workspace, person: string): Channel {
  const id = directId(person);
  const existing = workspace.channels.get(id);
  if (existing) return existing;
  const channel: Channel = {
    id,
    name: 'directmessage',
    kind: 'im',
    members: new Set([person, workspace.botUserId]),
    archived: false,
    person,
  };
  workspace.channels.set(id, channel);
  return channel;
}

function directId(person: string): string {
  return `D${person.slice(1)}`;
}

/** Puts a message into its channel. Blocks without a `block_id` get one, as Slack does. */
export function postMessage(workspace: Workspace, draft: Draft): Message {
  const message: Message = {
    channel: draft.channel,
    ts: workspace.nextTs(),
    author: draft.author,
    botId: workspace.people.get(draft.author)?.botId,
    text: draft.text,
    blocks: withBlockIds(workspace, draft.blocks ?? []),
    metadata: draft.metadata,
    threadTs: draft.threadTs,
    files: draft.files ?? [],
    visibleTo: draft.visibleTo,
    versions: [],
  };
  const channel = workspace.messages.get(draft.channel);
  if (channel) channel.push(message);
  else workspace.messages.set(draft.channel, [message]);
  workspace.tell({ kind: 'message-posted', message });
  return message;
}

/** Replaces what a message says and keeps what it said before. */
export function editMessage(
  workspace: Workspace,
  message: Message,
  change: { text: string; blocks: readonly Block[]; metadata?: Metadata | undefined },
): void {
  message.versions.push({ text: message.text, blocks: message.blocks });
  message.text = change.text;
  message.blocks = withBlockIds(workspace, change.blocks);
  if (change.metadata !== undefined) message.metadata = change.metadata;
  message.editedTs = workspace.nextTs();
  workspace.tell({ kind: 'message-changed', message });
}

export function removeMessage(workspace: Workspace, message: Message): void {
  const channel = workspace.messages.get(message.channel) ?? [];
  const at = channel.indexOf(message);
  if (at >= 0) channel.splice(at, 1);
  workspace.tell({ kind: 'message-deleted', message });
}

export function findMessage(
  workspace: Workspace,
  channel: string,
  ts: string,
): Message | undefined {
  return workspace.messages.get(channel)?.findLast((one) => one.ts === ts);
}

/**
 * Everything this person can read, oldest first: the direct conversation with the app, the
 * channels they are in, and ephemeral messages meant for them.
 */
export function readableBy(workspace: Workspace, person: string): Message[] {
  const rooms = workspace.sharedChannels.filter((one) => one.members.has(person));
  return [directId(person), ...rooms.map((one) => one.id)]
    .flatMap((id) => workspace.messages.get(id) ?? [])
    .filter((one) => one.visibleTo === undefined || one.visibleTo === person)
    .sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** Blocks with a `block_id` each. */
export function withBlockIds(workspace: Workspace, blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    isRecord(block) && block.block_id === undefined
      ? { ...block, block_id: workspace.nextId('b') }
      : block,
  );
}

/** A message in the Web API's shape. */
export function messageObject(workspace: Workspace, message: Message): Record<string, unknown> {
  const byApp = message.author === workspace.botUserId;
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    ...(byApp ? { bot_id: workspace.botId, app_id: workspace.appId } : {}),
    text: message.text,
    team: workspace.teamId,
    blocks: message.blocks,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedTs === undefined
      ? {}
      : { edited: { user: message.author, ts: message.editedTs } }),
    ...(message.files.length === 0 ? {} : { files: message.files.map(fileSummary) }),
  };
}

function fileSummary(file: StoredFile): Record<string, unknown> {
  return { id: file.id, name: file.name, title: file.title, size: file.bytes.length };
}
