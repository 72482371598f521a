/** Slack as the service's ChatPlatform: every post is made once, every failure is a DeliveryError. */
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { MessageRef } from '../../src/broadcast/delivery.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { ChatPlatform, ConsentRequest, Pace } from '../../src/ports.ts';
import { resolveAudience } from './audience.ts';
import { plainSections } from './blocks/parts.ts';
import { progressBlocks } from './blocks/progress.ts';
import { receiptBlocks } from './blocks/receipt.ts';
import { requestBlocks } from './blocks/request.ts';
import { type Markup, words } from './blocks/text.ts';
import { patiently, readPerson, readPersonByEmail, userIdOf } from './directory.ts';
import { toDeliveryError } from './errors.ts';
import type { Workspace } from './workspace.ts';

const REQUEST_EVENT = 'rollcall_consent_request';

/** "Several hundred messages per minute" per workspace (Slack rate limits); we stay at the low end. */
const RATE_PER_MINUTE = 300;
const BURST = 10;
/** How far back a doubtful send is looked for, in messages of one conversation. */
const HISTORY_PAGE = 100;
const HISTORY_PAGES = 5;

export interface ChatOptions {
  readonly client: WebClient;
  readonly workspace: Workspace;
  readonly ratePerMinute?: number | undefined;
}

export interface Post {
  /** A person (`U…`, opens their conversation with the app) or a conversation. */
  readonly to: string;
  readonly text: Markup;
  readonly blocks: readonly KnownBlock[];
  readonly metadata?: { event_type: string; event_payload: Record<string, string> };
}

export function createChat({ client, workspace, ratePerMinute }: ChatOptions): ChatPlatform {
  const name = `slack:${workspace.tenant}`;
  const pace: Pace = {
    workspace: name,
    ratePerMinute: ratePerMinute ?? RATE_PER_MINUTE,
    burst: BURST,
  };
  return {
    platform: 'slack',
    workspace: name,
    pace,
    canLookUp: true,
    resolve: (audience) => resolveAudience(client, workspace, audience),
    person: (account) => readPerson(client, workspace, userIdOf(account)),
    personByEmail: (email) => readPersonByEmail(client, workspace, email),
    request: (account, request) => post(client, requestPost(userIdOf(account), request)),
    find: (account, deliveryId) => find(client, userIdOf(account), deliveryId),
    showReceipt: async (_account, ref, receipt) => {
      await update(client, ref, receiptBlocks(receipt));
    },
    showProgress: (to, progress) => {
      const shown = progressBlocks(progress);
      return to.ref === null
        ? post(client, { to: userIdOf(to.account), ...shown })
        : update(client, to.ref, shown);
    },
    tell: (account, message) => tell(client, userIdOf(account), message),
  };
}

function requestPost(userId: string, request: ConsentRequest): Post {
  return {
    to: userId,
    ...requestBlocks(request),
    metadata: { event_type: REQUEST_EVENT, event_payload: { delivery_id: request.deliveryId } },
  };
}

/** Posts once. Nothing in the text is turned into a link, a mention or a preview by Slack itself. */
export async function post(
  client: WebClient,
  { to, text, blocks, metadata }: Post,
): Promise<MessageRef> {
  try {
    const sent = await client.chat.postMessage({
      channel: to,
      text: text.markup,
      blocks: [...blocks],
      parse: 'none',
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
      ...(metadata === undefined ? {} : { metadata }),
    });
    if (sent.channel === undefined || sent.ts === undefined)
      throw new DeliveryError('in_doubt', 'unreadable_answer');
    return { channel: sent.channel, message: sent.ts };
  } catch (error) {
    throw toDeliveryError(error);
  }
}

/** Replaces a message; its metadata stays, so that it can still be found. */
export async function update(
  client: WebClient,
  ref: MessageRef,
  { text, blocks }: Pick<Post, 'text' | 'blocks'>,
): Promise<MessageRef> {
  try {
    await client.chat.update({
      channel: ref.channel,
      ts: ref.message,
      text: text.markup,
      blocks: [...blocks],
      parse: 'none',
      link_names: false,
    });
    return ref;
  } catch (error) {
    throw toDeliveryError(error);
  }
}

async function find(
  client: WebClient,
  userId: string,
  deliveryId: string,
): Promise<MessageRef | null> {
  const opened = await patiently(() => client.conversations.open({ users: userId }));
  const channel = opened.channel?.id;
  if (channel === undefined) throw new DeliveryError('retryable', 'unreadable_answer');
  let cursor = '';
  for (let page = 0; page < HISTORY_PAGES; page += 1) {
    const past = await patiently(() =>
      client.conversations.history({
        channel,
        include_all_metadata: true,
        limit: HISTORY_PAGE,
        ...(cursor === '' ? {} : { cursor }),
      }),
    );
    const ts = past.messages?.find((message) => isRequest(message.metadata, deliveryId))?.ts;
    if (ts !== undefined) return { channel, message: ts };
    cursor = past.response_metadata?.next_cursor ?? '';
    if (cursor === '') return null;
  }
  return null;
}

function isRequest(
  metadata: { event_type?: string; event_payload?: object } | undefined,
  deliveryId: string,
): boolean {
  const payload = metadata?.event_payload as { delivery_id?: unknown } | undefined;
  return metadata?.event_type === REQUEST_EVENT && payload?.delivery_id === deliveryId;
}

async function tell(
  client: WebClient,
  userId: string,
  message: {
    readonly text: string;
    readonly file?: { readonly name: string; readonly text: string };
  },
): Promise<void> {
  const { channel } = await post(client, {
    to: userId,
    text: words`${message.text}`,
    blocks: plainSections(message.text, 45),
  });
  const { file } = message;
  if (file === undefined) return;
  try {
    await client.filesUploadV2({
      channel_id: channel,
      filename: file.name,
      title: file.name,
      content: file.text,
    });
  } catch (error) {
    throw toDeliveryError(error);
  }
}
