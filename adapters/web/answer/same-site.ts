/** Whether a POST came from a page of ours. The token is the secret; this is the second lock. */
import type { IncomingMessage } from 'node:http';

/**
 * True when the browser vouches for it: `Sec-Fetch-Site` says same-origin where the browser
 * sends it, and `Origin` names this very host. A request with neither is refused, since every
 * browser that posts a form sends at least one of them.
 * @param baseUrl the address people use, where a proxy in front rewrites the Host header
 */
export function isFromOurPage(request: IncomingMessage, baseUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = request.headers;
  // `null` hides the sender's origin; then only the browser's own word counts.
  if (origin === undefined || origin === 'null') return site === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const sender = new URL(origin);
  return sender.origin === new URL(baseUrl).origin || sender.host === request.headers.host;
}
