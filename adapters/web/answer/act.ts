/** What was posted from a personal page, and the page that answers it. */
import type { ServerResponse } from 'node:http';
import type { Request } from 'express';
import type { Origin } from '../../../src/consent/act.ts';
import { BusyError, InvalidInputError, UncertainError } from '../../../src/errors.ts';
import type { LinkAnswer, LinkAnswered, LinkPurpose, NextTokens } from '../../../src/links/link.ts';
import type { Log } from '../../../src/ports.ts';
import type { OwnRecord } from '../../../src/proof/my-record.ts';
import { type Attempt, UNTOUCHED } from '../pages/fields.ts';
import { GONE_PAGE, refusedPage, UNREADABLE_PAGE } from '../pages/plain-page.ts';
import { type NextUrls, receiptPage } from '../pages/receipt-page.ts';
import type { Links } from './links.ts';
import { originOf } from './origin.ts';
import { type Posted, readPosted } from './read-posted.ts';
import { reply } from './reply.ts';
import { type Again, type Held, show } from './show.ts';

export interface Desk {
  readonly links: Links;
  /** The whole address behind which this token does what it was made for. */
  readonly urlOf: (purpose: LinkPurpose, token: string) => string;
  /** A person's own record as one file. */
  readonly packRecord: (
    record: OwnRecord,
  ) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** How many proxies of our own stand in front; 0 believes no header. */
  readonly trustedProxyHops: number;
  /** One sentence when this cannot be a mobile number; null when it can. */
  readonly phoneTrouble: (typed: string) => string | null;
  readonly log: Log;
}

/** Names the page as it is drawn here; changes when what a person reads or does on it changes. */
const RENDERER = 'web/1';

const BUSY =
  'So many people are answering at this moment that yours was not recorded. Please press again.';
const UNCERTAIN =
  'We could not confirm yet that your answer was recorded. Please press again in a minute: it is recorded only once.';
const WORDING_CHANGED =
  'The wording changed while this page was open, so nothing was recorded. Please read the new text and answer again.';

/** Answers 200 with the receipt, 422 with the form and what to correct, 404, 409, 503; 400 for what no page of ours sends. */
export async function act(
  desk: Desk,
  held: Held,
  { request, response }: { readonly request: Request; readonly response: ServerResponse },
): Promise<void> {
  const posted = readPosted(request.body, held.purpose);
  if (posted === null) return reply(response, 400, { body: UNREADABLE_PAGE });
  const answered =
    fieldTrouble(desk, held, posted) ?? (await record(desk, held, { posted, request }));
  if ('attempt' in answered) return show(desk.links, held, { response, again: answered });
  if (answered.kind === 'gone') return reply(response, 404, { body: GONE_PAGE });
  if (answered.kind === 'refused')
    return reply(response, 409, { body: refusedPage(answered.message) });
  const { receipt, next } = answered;
  reply(response, 200, { body: receiptPage(receipt, urlsOf(desk, next)) });
}

function urlsOf({ urlOf }: Desk, next: NextTokens): NextUrls {
  const urlTo = (purpose: LinkPurpose) => {
    const token = next[purpose];
    return token === null ? null : urlOf(purpose, token);
  };
  return {
    stopUrl: urlTo('withdraw'),
    changeUrl: urlTo('change'),
    answerUrl: urlTo('answer'),
    recordUrl: urlTo('record'),
  };
}

async function record(
  desk: Desk,
  { token }: Held,
  { posted, request }: { readonly posted: Posted; readonly request: Request },
): Promise<LinkAnswered | Again> {
  const origin = seen(desk, request);
  try {
    const answer = await desk.links.answerLink(token, answerOf(posted, origin));
    const changed = answer.kind === 'refused' && answer.reason === 'wording_changed';
    return changed ? again(409, posted, { news: WORDING_CHANGED }) : answer;
  } catch (error) {
    const expected = afterError(error, posted);
    if (expected === null) throw error;
    return expected;
  }
}

function answerOf({ act, phone, ticked, noticeDigest }: Posted, origin: Origin): LinkAnswer {
  const common = { origin, renderer: RENDERER };
  return act === 'agree' ? { ...common, act, phone, ticked, noticeDigest } : { ...common, act };
}

/** The address and browser that go on record; a proxy chain that is not as configured is logged. */
function seen({ log, trustedProxyHops: hops }: Desk, request: Request): Origin {
  const { ip, userAgent, reason } = originOf(request, hops);
  if (reason !== null) {
    log.warn(
      'An answer did not come through the configured proxies: the address it came from is kept.',
      {
        reason,
        hops,
      },
    );
  }
  return { ip, userAgent };
}

/** Both fields at once, so that nobody has to correct twice. The service checks again. */
function fieldTrouble(desk: Desk, held: Held, posted: Posted): Again | null {
  if (posted.act !== 'agree') return null;
  const phoneTrouble =
    posted.phone === '' ? 'Enter your own mobile number.' : desk.phoneTrouble(posted.phone);
  const agreeTrouble = posted.ticked
    ? null
    : held.purpose === 'change'
      ? 'Tick the box if you agree, or close this page to keep the number you gave.'
      : 'Tick the box if you agree, or press the other button if you do not.';
  if (phoneTrouble === null && agreeTrouble === null) return null;
  return again(422, posted, { phoneTrouble, agreeTrouble });
}

function afterError(error: unknown, posted: Posted): Again | null {
  if (error instanceof BusyError) return again(503, posted, { news: BUSY });
  if (error instanceof UncertainError) return again(503, posted, { news: UNCERTAIN });
  if (!(error instanceof InvalidInputError)) return null;
  if (error.field === 'phone') return again(422, posted, { phoneTrouble: error.message });
  if (error.field === 'agree') return again(422, posted, { agreeTrouble: error.message });
  return null;
}

function again(status: number, { phone }: Posted, trouble: Partial<Attempt>): Again {
  return { status, attempt: { ...UNTOUCHED, phone, ...trouble } };
}
