/** The request never left, or never reached a server: nothing was posted. */
const NEVER_SENT = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export const wasNeverSent = (code: string | null): code is string =>
  code !== null && NEVER_SENT.has(code);

/** The system code of a failed call, which may hide in a chain of causes; null when there is none. */
export function systemCode(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^(?:E|UND_ERR_)[A-Z_]+$/u.test(code)) return code;
    at = at.cause;
  }
  return null;
}
