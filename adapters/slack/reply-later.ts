/** Answers an interaction after its three seconds, through the response URL Slack gave with it. */
import type { KnownBlock } from '@slack/types';
import { DeliveryError } from '../../src/errors.ts';
import { isTrusted } from './trusted-url.ts';

const TIMEOUT_MS = 10_000;

export interface Reply {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** Instead of the message that was pressed; a new ephemeral one otherwise. */
  readonly replace?: boolean;
}

/** @throws DeliveryError; a URL that is not Slack's is never called */
export async function replyLater(apiUrl: string, responseUrl: string, reply: Reply): Promise<void> {
  if (!isTrusted(responseUrl, 'https://hooks.slack.com', apiUrl))
    throw new DeliveryError('refused', 'foreign_response_url');
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: reply.replace === true,
      text: reply.text,
      blocks: reply.blocks,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new DeliveryError('in_doubt', 'connection_lost');
  });
  await response.body?.cancel();
  if (!response.ok) throw new DeliveryError('refused', `http_${response.status}`);
}
