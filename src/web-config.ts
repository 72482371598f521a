/** What the personal web page and its invitations need of the environment. */

export interface WebConfig {
  /** How many proxies of our own stand in front of this service; 0 believes no X-Forwarded-For. */
  readonly trustedProxyHops: number;
  /** Null: links are printed or sent by somebody else. */
  readonly smtpUrl: string | null;
  /** Who the mail comes from; the campaign's support address when null. */
  readonly mailFrom: string | null;
}

const HOPS_MAX = 10;

/** Adds to `problems` one sentence per mistake, naming the key and the remedy, never the value. */
export function readWebConfig(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): WebConfig {
  return {
    trustedProxyHops: readHops(env.TRUSTED_PROXY_HOPS, problems),
    smtpUrl: readSmtpUrl(env.SMTP_URL, problems),
    mailFrom: readMailFrom(env.MAIL_FROM, problems),
  };
}

function readHops(value: string | undefined, problems: string[]): number {
  if (value === undefined) return 0;
  const hops = Number(value.trim());
  if (/^\d{1,2}$/.test(value.trim()) && hops <= HOPS_MAX) return hops;
  problems.push(
    `TRUSTED_PROXY_HOPS must be a whole number from 0 to ${HOPS_MAX}: how many of your own proxies stand in front of this service.`,
  );
  return 0;
}

function readSmtpUrl(value: string | undefined, problems: string[]): string | null {
  if (value === undefined) return null;
  const url = value.trim();
  if (URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '')
    return url;
  problems.push(
    'SMTP_URL must be the address of your mail server, such as smtps://user:password@mail.example.com, or unset.',
  );
  return null;
}

function readMailFrom(value: string | undefined, problems: string[]): string | null {
  if (value === undefined) return null;
  const address = value.trim();
  if (/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(address)) return address;
  problems.push('MAIL_FROM must be one plain e-mail address, such as hr@example.com, or unset.');
  return null;
}
