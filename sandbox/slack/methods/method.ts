/** What every Web API method gets and gives, and the pieces several methods share. */
import { type CallArguments, optional, wholeNumber } from '../call-arguments.ts';
import type { Tier } from '../rate-limits.ts';
import { SlackError } from '../slack-error.ts';
import type { Triggers } from '../triggers.ts';
import type { Workspace } from '../workspace.ts';

/** What a method may use. */
export interface Api {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  /** Files announced by `files.getUploadURLExternal` whose bytes have or have not arrived. */
  readonly uploads: Map<string, Upload>;
  /** Where the stand-in is reached, e.g. `http://127.0.0.1:4000`. */
  readonly origin: () => string;
}

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes?: Buffer;
}

export interface Method {
  readonly tier: Tier;
  /** The scope a token needs, if any. */
  readonly scope?: string;
  /** The fields of the answer beside `ok: true`. @throws SlackError for a refusal. */
  readonly run: (api: Api, args: CallArguments) => Record<string, unknown>;
}

export type Methods = Readonly<Record<string, Method>>;

/**
 * One page of a list and the cursor of the next, as Slack pages: opaque `cursor`, `limit` up to
 * 1000, an empty `next_cursor` at the end.
 */
export function pageOf<T>(
  all: readonly T[],
  args: CallArguments,
  defaultLimit: number,
): { page: T[]; more: boolean; fields: { response_metadata: { next_cursor: string } } } {
  const limit = Math.min(wholeNumber(args, 'limit', defaultLimit) || defaultLimit, 1000);
  const start = cursorStart(optional(args, 'cursor'));
  const page = all.slice(start, start + limit);
  const more = start + limit < all.length;
  const next = more ? Buffer.from(`next:${start + limit}`).toString('base64') : '';
  return { page, more, fields: { response_metadata: { next_cursor: next } } };
}

function cursorStart(cursor: string | undefined): number {
  if (cursor === undefined || cursor === '') return 0;
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (!match) throw new SlackError('invalid_cursor');
  return Number(match[1]);
}
