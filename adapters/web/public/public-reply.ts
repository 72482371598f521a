/** The one place where a public page or picture leaves the house: strict headers, and cached by its digest. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PUBLIC_STYLE_SOURCE } from './frame.ts';

/** Nothing of anybody else is loaded, nothing runs, nothing can be sent. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src ${PUBLIC_STYLE_SOURCE}`,
    "img-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Kept by anybody, but asked about each time: a page must never be older than the text in force. */
const ALWAYS_ASKED = 'public, no-cache';

export interface Sent {
  readonly status: number;
  readonly type: 'text/html; charset=utf-8' | 'image/png';
  readonly body: string | Uint8Array;
  readonly indexable: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with the whole, or with 304 when the asker has these very bytes. HEAD gets the same headers. */
export function publicReply(request: IncomingMessage, response: ServerResponse, sent: Sent): void {
  const bytes = typeof sent.body === 'string' ? Buffer.from(sent.body, 'utf8') : sent.body;
  const isPage = sent.status === 200;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  const headers = {
    ...HEADERS,
    ...(sent.indexable ? {} : { 'X-Robots-Tag': 'noindex, nofollow' }),
    ...(isPage ? { ETag: etag, 'Cache-Control': ALWAYS_ASKED } : { 'Cache-Control': 'no-store' }),
    ...sent.headers,
  };
  if (isPage && isKnown(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(sent.status, {
    ...headers,
    'Content-Type': sent.type,
    'Content-Length': String(bytes.byteLength),
  });
  response.end(bytes);
}

/** RFC 9110, 13.1.2: weak comparison, any of a list, or `*`. */
const isKnown = (asked: string | undefined, etag: string): boolean =>
  (asked ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//u, ''))
    .some((one) => one === '*' || one === etag);
