/**
 * True when `url` is at this host of Slack's. Pointed at another Web API server (a stand-in),
 * the app trusts that server's own origin instead; no address is ever taken on its own word.
 */
export function isTrusted(url: string, slackOrigin: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  const api = new URL(apiUrl).origin;
  return origin === slackOrigin || (api !== 'https://slack.com' && origin === api);
}
