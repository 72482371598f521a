/** An instant (RFC 3339 UTC) as documents write it: `2026-11-24 15:04 UTC`. */
export const minuteUtc = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
