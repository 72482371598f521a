/** Which e-mail addresses tell one person from all others. */

/** Anybody can have an address there, so it proves nothing about who works for the company. */
const FREE_MAIL: ReadonlySet<string> = new Set([
  'aol.com',
  'att.net',
  'bellsouth.net',
  'charter.net',
  'comcast.net',
  'cox.net',
  'duck.com',
  'earthlink.net',
  'fastmail.com',
  'gmail.com',
  'gmx.com',
  'gmx.net',
  'googlemail.com',
  'hey.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'mac.com',
  'mail.com',
  'me.com',
  'msn.com',
  'outlook.com',
  'pm.me',
  'proton.me',
  'protonmail.com',
  'rocketmail.com',
  'sbcglobal.net',
  'tutanota.com',
  'verizon.net',
  'yahoo.com',
  'yandex.com',
  'ymail.com',
  'zoho.com',
]);

const ADDRESS = /^[^\s@]{1,64}@([^\s@]{1,255})$/;

/** The address in lower case; null when it is none, or one that anybody can open for themselves. */
export function workEmail(email: string | null | undefined): string | null {
  const written = email?.trim().toLowerCase() ?? '';
  const domain = ADDRESS.exec(written)?.[1];
  return domain === undefined || FREE_MAIL.has(domain) ? null : written;
}
