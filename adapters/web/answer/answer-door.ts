/**
 * The personal web page of people outside chat. GET and HEAD show and change nothing, however
 * often a mail scanner fetches them; POST records, once, from our own page only.
 */
import type { RequestListener, ServerResponse } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Log } from '../../../src/ports.ts';
import {
  FOREIGN_PAGE,
  GONE_PAGE,
  TOO_MANY_PAGE,
  TROUBLE_PAGE,
  UNREADABLE_PAGE,
} from '../pages/plain-page.ts';
import { act, type Desk } from './act.ts';
import { type Limits, openLimits } from './limits.ts';
import { originOf } from './origin.ts';
import { giveRecord } from './record.ts';
import { reply } from './reply.ts';
import { isFromOurPage } from './same-site.ts';
import { show } from './show.ts';

export interface AnswerOptions extends Desk {
  /** The address people use, e.g. `https://consent.northwindfs.example`. */
  readonly baseUrl: string;
  readonly limits?: Limits;
}

/** The paths it answers below. */
export const ANSWER_PATHS = ['/answer', '/withdraw', '/change', '/record'] as const;

const BODY_MAX = 4096;
/** Longer than any link of ours; what is longer is looked up cut, so that every miss costs the same. */
const TOKEN_MAX = 100;

export function answerDoor(options: AnswerOptions): RequestListener {
  const limits = options.limits ?? openLimits();
  const app = express();
  app
    .disable('x-powered-by')
    .disable('etag')
    .enable('strict routing')
    .enable('case sensitive routing');
  const body = express.urlencoded({ extended: false, limit: BODY_MAX, parameterLimit: 10 });
  for (const [path, purpose] of [
    ['/answer/:token', 'answer'],
    ['/withdraw/:token', 'withdraw'],
    ['/change/:token', 'change'],
  ] as const) {
    app
      .route(path)
      .all(limited(options, limits))
      .get((request, response) =>
        show(options.links, { token: tokenOf(request), purpose }, { response }),
      )
      .post(fromOurPage(options.baseUrl), body, (request, response) =>
        act(options, { token: tokenOf(request), purpose }, { request, response }),
      )
      .all((_request, response) =>
        reply(response, 405, { body: UNREADABLE_PAGE, headers: { Allow: 'GET, HEAD, POST' } }),
      );
  }
  app
    .route('/record/:token')
    .all(limited(options, limits))
    .get((request, response) => giveRecord(options, tokenOf(request), response))
    .all((_request, response) =>
      reply(response, 405, { body: UNREADABLE_PAGE, headers: { Allow: 'GET, HEAD' } }),
    );
  return (request, response) =>
    // An Express app is a handler like any other: what none of its routes answered comes back here.
    app(request as Request, response as Response, (error?: unknown) =>
      giveUp(options.log, response, error),
    );
}

const tokenOf = (request: Request): string => String(request.params.token).slice(0, TOKEN_MAX);

function limited(options: AnswerOptions, limits: Limits) {
  return async (request: Request, response: Response, next: NextFunction) => {
    const { ip } = originOf(request, options.trustedProxyHops);
    const kind = request.method === 'POST' ? 'act' : 'look';
    const waitS = await limits.spend(kind, { ip: ip ?? 'unknown', token: tokenOf(request) });
    if (waitS === null) return next();
    reply(response, 429, { body: TOO_MANY_PAGE, headers: { 'Retry-After': String(waitS) } });
  };
}

function fromOurPage(baseUrl: string) {
  return (request: Request, response: Response, next: NextFunction) => {
    if (isFromOurPage(request, baseUrl)) next();
    else reply(response, 403, { body: FOREIGN_PAGE });
  };
}

function giveUp(log: Log, response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else if (error === undefined || error instanceof URIError)
    reply(response, 404, { body: GONE_PAGE });
  else {
    const status = statusOf(error);
    if (status === 500)
      log.error('A personal page could not be answered.', { error: nameOf(error) });
    reply(response, status, { body: status === 500 ? TROUBLE_PAGE : UNREADABLE_PAGE });
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Express names the HTTP status of what it could not read; everything else is our own trouble. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
