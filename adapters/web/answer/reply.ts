/** The one place where a personal page leaves the house, with the same strict headers each time. */
import type { ServerResponse } from 'node:http';
import { STYLE_SOURCE } from '../pages/page.ts';

/** Nothing may be loaded, framed, scripted or kept; a form may only come back to us. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

export function reply(
  response: ServerResponse,
  status: number,
  page: { readonly body: string; readonly headers?: Readonly<Record<string, string>> },
): void {
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(page.body)),
    ...page.headers,
  });
  response.end(page.body);
}

/** A file to keep, under the same headers. */
export function replyFile(
  response: ServerResponse,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): void {
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]+/gu, '-')}"`,
    'Content-Length': String(bytes.length),
  });
  response.end(bytes);
}
