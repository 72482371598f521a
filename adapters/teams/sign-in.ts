/** Signs the app in to Microsoft Entra, with its secret or its certificate, and keeps the token until it ends. */
import type {
  ConfidentialClientApplication,
  INetworkModule,
  NetworkRequestOptions,
  NetworkResponse,
} from '@azure/msal-node';
import type { Certificate } from './certificate.ts';
import { TokenError } from './errors.ts';

export interface AppCredentials {
  /** Empty: anonymous, no tokens at all. */
  readonly appId: string;
  readonly tenantId: string;
  readonly proof: { readonly secret: string } | { readonly certificate: Certificate };
  /** A stand-in's authority (`POST <loginUrl>/oauth2/v2.0/token`) in place of Entra's. */
  readonly loginUrl?: string | undefined;
}

const AUTHORITY = 'https://login.microsoftonline.com';
const SCOPE = 'https://api.botframework.com/.default';
const TIMEOUT_MS = 10_000;
const RENEW_BEFORE_MS = 300_000;

/** Gives a token for the Bot Connector. @throws TokenError */
export function createSignIn(app: AppCredentials): () => Promise<string> {
  let client: Promise<ConfidentialClientApplication> | null = null;
  let held: { readonly token: string; readonly untilMs: number } | null = null;
  let asking: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    client ??= openClient(app);
    held = await tokenFrom(await client);
    return held.token;
  };
  return async () => {
    if (held !== null && held.untilMs > Date.now()) return held.token;
    // However many messages wait for a token, it is asked for once.
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

/** Microsoft's own client, loaded when the first token is needed. */
async function openClient({ appId, tenantId, proof, loginUrl }: AppCredentials) {
  const msal = await import('@azure/msal-node');
  const authority = `${AUTHORITY}/${tenantId}`;
  return new msal.ConfidentialClientApplication({
    auth: { clientId: appId, authority, ...proven(proof) },
    system: { networkClient: networkOf((url) => url.replace(authority, loginUrl ?? authority)) },
  });
}

function proven(proof: AppCredentials['proof']) {
  if ('secret' in proof) return { clientSecret: proof.secret };
  const { thumbprintSha256, privateKey } = proof.certificate;
  return { clientCertificate: { thumbprintSha256, privateKey } };
}

async function tokenFrom(client: ConfidentialClientApplication) {
  const answer = await client
    .acquireTokenByClientCredential({ scopes: [SCOPE], skipCache: true })
    .catch((error: unknown) => {
      throw new TokenError(isRefusal(error));
    });
  if (answer === null) throw new TokenError(false);
  const endsAtMs = answer.expiresOn?.getTime() ?? Date.now();
  return { token: answer.accessToken, untilMs: endsAtMs - RENEW_BEFORE_MS };
}

/** Entra answered and said no; everything else may be better next time. */
function isRefusal(error: unknown): boolean {
  const { name, status } = error as { name?: unknown; status?: unknown };
  const isAnswer = name === 'ServerError' && typeof status === 'number';
  return isAnswer && status >= 400 && status < 500 && status !== 429;
}

/** Each request is made once and ends in time; the library's own client would ask again in silence. */
function networkOf(addressOf: (url: string) => string): INetworkModule {
  const call = async <T>(
    method: 'GET' | 'POST',
    url: string,
    { headers = {}, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const response = await fetch(addressOf(url), {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as T,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => call('GET', url, options),
    sendPostRequestAsync: (url, options) => call('POST', url, options),
  };
}
