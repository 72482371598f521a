/**
 * Where our connector token may be sent. A signed token says nothing about the address an
 * activity names, so replies go to Teams' own hosts only.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
const PUBLIC_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Used for people we have never heard of. */
export const GLOBAL_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

export interface TrustedHosts {
  /** Hosts beside Teams' own; https only. */
  readonly hosts?: readonly string[] | undefined;
  /** The one origin of a stand-in; Teams' hosts are then not trusted. */
  readonly standInUrl?: string | undefined;
  /** Test tools on this machine, only when anonymous. */
  readonly loopback: boolean;
}

export function isTrustedServiceUrl(url: unknown, trusted: TrustedHosts): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, origin, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (trusted.standInUrl !== undefined) return origin === new URL(trusted.standInUrl).origin;
  if (trusted.loopback && isLoopback(hostname)) return true;
  const known = [...PUBLIC_HOSTS, ...(trusted.hosts ?? [])];
  return protocol === 'https:' && port === '' && known.includes(hostname);
}

const isLoopback = (hostname: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]', '::1'].includes(hostname);

/** Where Teams stores files: SharePoint and OneDrive, or the stand-in. */
export function isTrustedFileUrl(url: string, trusted: TrustedHosts): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin, hostname, username } = new URL(url);
  if (trusted.standInUrl !== undefined) return origin === new URL(trusted.standInUrl).origin;
  if (trusted.loopback && isLoopback(hostname)) return true;
  return (
    protocol === 'https:' &&
    username === '' &&
    /^[a-z0-9-]+(?:-my)?\.sharepoint(?:-df)?\.(?:com|us)$/u.test(hostname)
  );
}
