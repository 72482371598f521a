/** A file and the words that come with it, as one message: neither arrives without the other, or twice. */
import type { WebClient } from '@slack/web-api';
import { DeliveryError } from '../../src/errors.ts';
import { words } from './blocks/text.ts';
import { toDeliveryError } from './errors.ts';

export interface Document {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What stands above it. */
  readonly text: string;
}

/** Into the person's conversation with the app. @throws DeliveryError */
export async function sendDocument(
  client: WebClient,
  userId: string,
  { name, bytes, text }: Document,
): Promise<void> {
  try {
    const opened = await client.conversations.open({ users: userId });
    const channel = opened.channel?.id;
    if (channel === undefined) throw new DeliveryError('retryable', 'unreadable_answer');
    await client.filesUploadV2({
      channel_id: channel,
      initial_comment: words`${text}`.markup,
      filename: name,
      title: name,
      file: Buffer.from(bytes),
    });
  } catch (error) {
    throw toDeliveryError(error);
  }
}
