/**
 * Response URLs: where the app may answer an interaction later, up to five times in thirty
 * minutes, without a token.
 * @see https://docs.slack.dev/interactivity/handling-user-interaction
 */
import { isRecord } from '../record.ts';
import { editMessage, postMessage, removeMessage } from './messages.ts';
import { contentOf } from './methods/chat-methods.ts';
import { SlackError } from './slack-error.ts';
import type { Message, Workspace } from './workspace.ts';

const MOST_USES = 5;
const LIFE_MS = 30 * 60_000;

/** Whose interaction it was, where, and on which message if on any. */
export interface Origin {
  readonly person: string;
  readonly channel: string;
  message?: Message | undefined;
}

export interface ResponseUrls {
  /** A fresh URL for this interaction. */
  readonly issue: (origin: Origin) => string;
  /** What a POST to the URL with this id brings about: an HTTP status and body. */
  readonly answer: (id: string, reply: unknown) => { status: number; body: string };
}

export function createResponseUrls(workspace: Workspace, base: () => string): ResponseUrls {
  const issued = new Map<string, { origin: Origin; atMs: number; uses: number }>();
  return {
    issue: (origin) => {
      const id = workspace.nextId('R');
      issued.set(id, { origin, atMs: workspace.now(), uses: 0 });
      return `${base()}/response/${id}`;
    },
    answer: (id, reply) => {
      const entry = issued.get(id);
      if (!entry) return refusal(404, 'no_such_response_url');
      if (workspace.now() - entry.atMs > LIFE_MS) return refusal(404, 'expired_url');
      if (entry.uses >= MOST_USES) return refusal(404, 'used_url');
      entry.uses += 1;
      try {
        applyReply(workspace, entry.origin, reply);
        return { status: 200, body: 'ok' };
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        return refusal(400, error.code);
      }
    },
  };
}

/**
 * Shows the app's reply: replaces or deletes the message it answers, or adds a new one, which
 * only this person sees unless it is `in_channel`.
 * @throws SlackError as `chat.postMessage`
 */
export function applyReply(workspace: Workspace, origin: Origin, reply: unknown): void {
  if (!isRecord(reply)) throw new SlackError('invalid_payload');
  const original = origin.message;
  if (reply.delete_original === true) {
    if (original) removeMessage(workspace, original);
    return;
  }
  const content = contentOf(reply);
  if (reply.replace_original === true && original) {
    editMessage(workspace, original, content);
    return;
  }
  const shared = reply.response_type === 'in_channel';
  const posted = postMessage(workspace, {
    channel: origin.channel,
    author: workspace.botUserId,
    visibleTo: shared ? undefined : origin.person,
    ...content,
  });
  origin.message ??= posted;
}

function refusal(status: number, error: string): { status: number; body: string } {
  return { status, body: JSON.stringify({ ok: false, error }) };
}
