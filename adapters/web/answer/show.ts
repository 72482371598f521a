/** What a link shows. Reads only. */
import type { ServerResponse } from 'node:http';
import type { LinkPage, LinkPurpose } from '../../../src/links/link.ts';
import type { Attempt } from '../pages/fields.ts';
import { changePage, formPage } from '../pages/form-page.ts';
import { GONE_PAGE } from '../pages/plain-page.ts';
import { withdrawPage } from '../pages/withdraw-page.ts';
import type { Links } from './links.ts';
import { reply } from './reply.ts';

/** A link is only what it was made for: on the other path it is as good as unknown. */
export interface Held {
  readonly token: string;
  readonly purpose: LinkPurpose;
}

/** The page of a link once more, because of what was posted. */
export interface Again {
  readonly status: number;
  readonly attempt: Attempt;
}

/** Seconds until a page that could not be answered is worth asking for again. */
const RETRY_S = '5';

/** `again`: after a post that recorded nothing; gone if the link was used in the meantime. */
export async function show(
  links: Links,
  held: Held,
  to: { readonly response: ServerResponse; readonly again?: Again },
): Promise<void> {
  const { response, again } = to;
  const body = draw(await links.openLink(held.token), held.purpose, again?.attempt);
  if (body === null) return reply(response, 404, { body: GONE_PAGE });
  const status = again?.status ?? 200;
  reply(response, status, { body, headers: status === 503 ? { 'Retry-After': RETRY_S } : {} });
}

function draw(opened: LinkPage, purpose: Held['purpose'], attempt?: Attempt): string | null {
  if (opened.kind === 'form' && purpose === 'answer') return formPage(opened, attempt);
  if (opened.kind === 'change' && purpose === 'change') return changePage(opened, attempt);
  if (opened.kind === 'standing' && purpose === 'withdraw')
    return withdrawPage(opened.status, attempt);
  return null;
}
