/** How the app proves itself to the Bot Connector: with Microsoft Entra, or with a stand-in on this machine. */
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { TokenError } from './errors.ts';

export interface AppCredentials {
  /** Empty: anonymous, no tokens at all. */
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  /** A stand-in's authority (`POST <loginUrl>/oauth2/v2.0/token`); Entra's own when absent. */
  readonly loginUrl?: string | undefined;
}

type Credentials = Awaited<
  ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>
>;

const SCOPE = 'https://api.botframework.com/.default';
const TIMEOUT_MS = 10_000;
const RENEW_BEFORE_MS = 300_000;

export function createCredentialFactory(
  app: AppCredentials,
): ConfigurationServiceClientCredentialFactory {
  if (app.appId === '') return new ConfigurationServiceClientCredentialFactory({});
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: app.appId,
    MicrosoftAppPassword: app.appPassword,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: app.tenantId,
  });
  const { loginUrl } = app;
  // The SDK's own login insists on https, which no stand-in on a loopback address has.
  if (loginUrl !== undefined) factory.createCredentials = async () => signing(app, loginUrl);
  return factory;
}

/** Signs requests with a client-credentials token, kept until five minutes before it ends. */
function signing(app: AppCredentials, loginUrl: string): Credentials {
  let held: { token: string; untilMs: number } | null = null;
  const token = async (): Promise<string> => {
    if (held === null || held.untilMs <= Date.now()) held = await fetchToken(app, loginUrl);
    return held.token;
  };
  return {
    signRequest: async (resource) => {
      resource.headers.set('authorization', `Bearer ${await token()}`);
      return resource;
    },
  };
}

async function fetchToken(
  { appId, appPassword }: AppCredentials,
  loginUrl: string,
): Promise<{ token: string; untilMs: number }> {
  const response = await fetch(`${loginUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: SCOPE,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new TokenError(false);
  });
  if (!response.ok) throw new TokenError(response.status < 500);
  const { access_token: token, expires_in: seconds } = (await response.json()) as {
    access_token: string;
    expires_in: number;
  };
  return { token, untilMs: Date.now() + seconds * 1000 - RENEW_BEFORE_MS };
}
