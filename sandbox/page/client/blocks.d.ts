import type { Markup, Names } from './mrkdwn.js';

/** Types of `blocks.js` for those who import it from TypeScript. */
export interface Drawing {
  readonly names: Names;
  readonly people: readonly { id: string; name: string; kind?: string }[];
  readonly channels: readonly { id: string; name: string }[];
  readonly prefix: string;
  readonly values?: Record<string, Record<string, Record<string, unknown>>>;
  readonly errors?: Record<string, string>;
}
export type Block = Record<string, unknown> & { type: string; block_id?: string };
export function renderBlocks(blocks: readonly Block[], drawing: Drawing): Markup;
