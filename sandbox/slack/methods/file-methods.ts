import { blockList } from '../block.ts';
import { optional, required, structured, wholeNumber } from '../call-arguments.ts';
import { postMessage } from '../messages.ts';
import { SlackError } from '../slack-error.ts';
import { fileObject, storeFile } from '../stored-files.ts';
import type { StoredFile, Workspace } from '../workspace.ts';
import { findChannel } from './conversation-methods.ts';
import type { Api, Methods } from './method.ts';

/** Files: announce, complete (which shares them as one message), look up. */
export const fileMethods: Methods = {
  'files.getUploadURLExternal': {
    tier: 4,
    scope: 'files:write',
    run: ({ workspace, uploads, origin }, args) => {
      const id = workspace.nextId('F');
      const length = wholeNumber(args, 'length', 0);
      if (length === 0) throw new SlackError('invalid_arguments');
      uploads.set(id, { id, name: required(args, 'filename'), length });
      return { file_id: id, upload_url: `${origin()}/upload/${id}` };
    },
  },
  'files.completeUploadExternal': {
    tier: 4,
    scope: 'files:write',
    run: (api, args) => {
      const wanted = blockList(structured(args, 'files', 'invalid_arguments'));
      if (wanted.length === 0) throw new SlackError('invalid_arguments');
      const channelId = optional(args, 'channel_id');
      const channel = channelId ? findChannel(api.workspace, channelId) : undefined;
      if (channel && !channel.members.has(api.workspace.botUserId))
        throw new SlackError('not_in_channel');
      const files = wanted.map((one) => storeUpload(api, String(one.id), one.title));
      if (channel)
        postMessage(api.workspace, {
          channel: channel.id,
          author: api.workspace.botUserId,
          text: optional(args, 'initial_comment') ?? '',
          threadTs: optional(args, 'thread_ts'),
          files,
        });
      return { files: files.map((file) => withChannels(api, file)) };
    },
  },
  'files.info': {
    tier: 4,
    scope: 'files:read',
    run: (api, args) => {
      const file = api.workspace.files.get(required(args, 'file'));
      if (!file) throw new SlackError('file_not_found');
      return { file: withChannels(api, file) };
    },
  },
};

function storeUpload(api: Api, id: string, title: unknown): StoredFile {
  const upload = api.uploads.get(id);
  if (!upload?.bytes) throw new SlackError('file_not_found');
  api.uploads.delete(id);
  const { name, bytes } = upload;
  return storeFile(api.workspace, {
    id,
    name,
    title: typeof title === 'string' ? title : name,
    bytes,
  });
}

function withChannels(api: Api, file: StoredFile): Record<string, unknown> {
  return { ...fileObject(file, api.origin()), channels: channelsWith(api.workspace, file.id) };
}

function channelsWith(workspace: Workspace, fileId: string): string[] {
  const shared = [...workspace.messages].filter(([, messages]) =>
    messages.some((message) => message.files.some((file) => file.id === fileId)),
  );
  return shared.map(([channel]) => channel);
}
