/**
 * The public pages: `/evidence/<slug>`, `/evidence/<slug>/<medium>-<part>.png`, `/privacy/<slug>`
 * and `/sms-terms/<slug>`. `/privacy` and `/sms-terms` alone lead to those of the campaign there is:
 * a Teams manifest names them before there is one. Whoever asks sees the same; whatever is unknown
 * gets the same bytes.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../../../src/ports.ts';
import type { OwnOrElsewhere, PublicPages } from '../../../src/registration/pages-open.ts';
import type { Service } from '../../../src/service.ts';
import { type Limits, openLimits } from '../answer/limits.ts';
import { originOf } from '../answer/origin.ts';
import { documentPage } from './document-page.ts';
import { evidencePage } from './evidence-page.ts';
import { type Drawer, NO_PICTURES } from './pictures.ts';
import { FAILED_PAGE, ONLY_READ_PAGE, TOO_OFTEN_PAGE, UNKNOWN_PAGE } from './plain.ts';
import { publicReply, type Sent } from './public-reply.ts';

export interface PublicOptions {
  readonly service: Pick<Service, 'publicPages'>;
  /** Absent: every step is drawn in words. */
  readonly pictures?: Drawer;
  readonly trustedProxyHops: number;
  readonly log: Log;
  readonly limits?: Limits;
}

/** The paths it answers below. */
export const PUBLIC_DOORS = ['/evidence', '/privacy', '/sms-terms'] as const;

/** `/folder`, `/folder/slug` or `/folder/slug/name.png`; a slug is no longer than any of ours. */
const PATH =
  /^\/(evidence|privacy|sms-terms)(?:\/([A-Za-z0-9_-]{1,80})(?:\/([a-z]{1,20}-[a-z]{1,20})\.png)?)?$/u;

type Answer = Omit<Sent, 'type'> & { readonly type?: Sent['type'] };

const say = (status: number, body: string, headers: Sent['headers'] = {}): Answer => ({
  ...{ status, body, headers },
  indexable: false,
});
const UNKNOWN = say(404, UNKNOWN_PAGE);

export function publicDoor(options: PublicOptions): RequestListener {
  const limits = options.limits ?? openLimits();
  return (request, response) => {
    void answer(options, limits, request).then(
      (sent) => publicReply(request, response, { type: 'text/html; charset=utf-8', ...sent }),
      (error: unknown) => giveUp(options.log, { request, response }, error),
    );
  };
}

async function answer(
  options: PublicOptions,
  limits: Limits,
  request: IncomingMessage,
): Promise<Answer> {
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  const ip = originOf(request, options.trustedProxyHops).ip ?? 'unknown';
  // Each asker has an allowance of their own, so that nobody can keep a reviewer out.
  const waitS = await limits.spend('look', { ip, token: `${ip} ${path}` });
  if (waitS !== null) return say(429, TOO_OFTEN_PAGE, { 'Retry-After': String(waitS) });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return say(405, ONLY_READ_PAGE, { Allow: 'GET, HEAD' });
  return look(options, path);
}

async function look(
  { service, pictures = NO_PICTURES }: PublicOptions,
  path: string,
): Promise<Answer> {
  const [, folder, slug = null, picture] = PATH.exec(path) ?? [];
  const pages =
    folder === undefined || path === '/evidence' ? null : await service.publicPages(slug);
  if (pages === null) return UNKNOWN;
  if (slug === null) return leadTo(`/${folder}/${pages.evidence.slug}`);
  if (picture !== undefined)
    return folder === 'evidence' ? draw(pictures, pages, picture) : UNKNOWN;
  if (folder === 'evidence') return evidence(pictures, pages);
  return policy(folder === 'privacy' ? pages.privacy : pages.terms, pages);
}

function evidence(drawer: Drawer, { evidence: page }: PublicPages): Answer {
  const body = evidencePage(page, (name) =>
    drawer.has(page, name) ? `/evidence/${page.slug}/${name}.png` : null,
  );
  return { status: 200, body, indexable: page.indexable };
}

async function draw(drawer: Drawer, pages: PublicPages, name: string): Promise<Answer> {
  const png = await drawer.draw(pages.evidence, name);
  if (png === null) return UNKNOWN;
  return { status: 200, type: 'image/png', body: png, indexable: pages.evidence.indexable };
}

/** The company's own policy, where it has one, is the only one: our address leads to it. */
function policy(page: OwnOrElsewhere, { evidence: { indexable } }: PublicPages): Answer {
  if (page.kind === 'elsewhere') return leadTo(page.url);
  return { status: 200, body: documentPage(page.document, indexable), indexable };
}

const leadTo = (url: string): Answer => ({
  ...{ status: 302, body: '', indexable: false },
  headers: { Location: url },
});

function giveUp(
  log: Log,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  error: unknown,
): void {
  log.error('A public page could not be answered.', {
    error: error instanceof Error ? error.name : 'unknown',
  });
  if (response.headersSent) response.destroy();
  else
    publicReply(request, response, {
      ...say(503, FAILED_PAGE, { 'Retry-After': '30' }),
      type: 'text/html; charset=utf-8',
    });
}
