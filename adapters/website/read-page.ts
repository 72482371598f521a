/**
 * Opens the company's public pages the way a reviewer does: over https, without a login. What is
 * asked for comes from a form, so it may lead nowhere near this machine or the company's network.
 */
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import type { PageRead, UnreadReason, Website } from '../../src/registration/page-read.ts';
import { pageText } from './page-text.ts';
import { isPublic, PrivateAddressError, publicLookup } from './public-lookup.ts';

export interface WebsiteOptions {
  /** For the page and everything on the way to it; 10 seconds when absent. */
  readonly patienceMs?: number;
  readonly bytesMax?: number;
  /** Which IP addresses may be connected to; those of the public internet when absent. */
  readonly isAllowed?: (address: string) => boolean;
  /** PEM of the authority to trust instead of the usual ones. */
  readonly ca?: string;
}

const PATIENCE_MS = 10_000;
const BYTES_MAX = 2 * 1024 * 1024;
const REDIRECTS_MAX = 4;
/** What a page without words is, whatever its markup holds. */
const LETTERS_MIN = 20;

class Unread extends Error {
  readonly reason: UnreadReason;
  readonly status: number | null;
  constructor(reason: UnreadReason, status: number | null = null) {
    super(reason);
    this.reason = reason;
    this.status = status;
  }
}

export function openWebsite(options: WebsiteOptions = {}): Website {
  return {
    async read(url) {
      const signal = AbortSignal.timeout(options.patienceMs ?? PATIENCE_MS);
      try {
        return await follow(url, options, signal);
      } catch (error) {
        const { reason, status } = unreadOf(error, signal);
        return { kind: 'unread', reason, status };
      }
    },
  };
}

async function follow(
  first: string,
  options: WebsiteOptions,
  signal: AbortSignal,
): Promise<PageRead> {
  let url = first;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const response = await get(url, options, signal);
    const status = response.statusCode ?? 0;
    const next = response.headers.location;
    if (status < 300 || status >= 400 || next === undefined) {
      const text = await readText(response, status, options.bytesMax ?? BYTES_MAX);
      return { kind: 'read', url, text };
    }
    response.destroy();
    if (!URL.canParse(next, url)) throw new Unread('status', status);
    url = new URL(next, url).href;
  }
  throw new Unread('too_many_redirects');
}

function get(url: string, options: WebsiteOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const isAllowed = options.isAllowed ?? isPublic;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') throw new Unread('not_https');
  const { hostname } = new URL(url);
  const literal = hostname.replace(/^\[|\]$/gu, '');
  // An address in place of a name is connected to without any look-up.
  if (/^[\d.]+$|:/u.test(literal) && !isAllowed(literal)) throw new PrivateAddressError();
  const settings: RequestOptions = {
    signal,
    agent: false,
    lookup: publicLookup(isAllowed),
    headers: {
      accept: 'text/html, text/plain;q=0.9',
      'accept-encoding': 'identity',
      'accept-language': 'en',
      'user-agent': 'Rollcall (checks public pages)',
    },
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  };
  return new Promise((resolve, reject) => {
    request(url, settings, resolve).on('error', reject).end();
  });
}

async function readText(
  response: IncomingMessage,
  status: number,
  bytesMax: number,
): Promise<string> {
  try {
    if (status !== 200) throw new Unread('status', status);
    const type = String(response.headers['content-type'] ?? '').toLowerCase();
    const encoding = response.headers['content-encoding'] ?? 'identity';
    if (!/^text\/(?:html|plain)\b/u.test(type) || encoding !== 'identity')
      throw new Unread('not_a_page');
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > bytesMax) throw new Unread('too_large');
      chunks.push(chunk);
    }
    const words = decode(Buffer.concat(chunks), type);
    const text = type.startsWith('text/html') ? pageText(words) : words.trim();
    if (text.length < LETTERS_MIN) throw new Unread('no_words');
    return text;
  } finally {
    response.destroy();
  }
}

function decode(bytes: Buffer, type: string): string {
  const label = /charset="?([\w-]+)/u.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_NOT_SUPPORTED') return bytes.toString('utf8');
    throw error;
  }
}

function unreadOf(error: unknown, signal: AbortSignal): Pick<Unread, 'reason' | 'status'> {
  if (error instanceof Unread) return error;
  if (error instanceof PrivateAddressError) return new Unread('private_address');
  if (signal.aborted) return new Unread('too_slow');
  const code = codeOf(error);
  if (/^(?:ENOTFOUND|EAI_\w+|ENODATA)$/u.test(code)) return new Unread('unknown_host');
  if (/CERT|SELF_SIGNED|ALTNAME|^ERR_TLS|UNABLE_TO/u.test(code)) return new Unread('certificate');
  return new Unread('no_connection');
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
