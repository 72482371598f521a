/** A person's own record, by the link that stood on their receipt. Reads only, however often it is fetched. */
import type { ServerResponse } from 'node:http';
import { GONE_PAGE } from '../pages/plain-page.ts';
import type { Desk } from './act.ts';
import { reply, replyFile } from './reply.ts';

export async function giveRecord(
  { links, packRecord }: Pick<Desk, 'links' | 'packRecord'>,
  token: string,
  response: ServerResponse,
): Promise<void> {
  const record = await links.linkRecord(token);
  if (record === null) return reply(response, 404, { body: GONE_PAGE });
  replyFile(response, await packRecord(record));
}
