/**
 * The SDK's adapter, opened in three places: the token is checked before anything else happens,
 * a turn runs without an Express response, and calls go out without the SDK's silent retries.
 * (`TeamsAdapter.process` prints what it refuses to stderr and answers a bad signature with 500.)
 */
import { verify } from 'node:crypto';
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata.js';
import { CredentialFactory } from './credentials.ts';
import type { AppCredentials } from './sign-in.ts';

/** The issuer of every token that Teams sends with an activity. */
export const CHANNEL_ISSUER = 'https://api.botframework.com';

export interface TurnAdapterOptions extends AppCredentials {
  /** Where the channel publishes its keys; the Bot Framework's own when absent. */
  readonly openIdMetadataUrl?: string | undefined;
}

type Authentication = TeamsAdapter['botFrameworkAuthentication'];
export type Proof = Awaited<ReturnType<Authentication['authenticateRequest']>>;
export type ConnectorClient = Awaited<
  ReturnType<ReturnType<Authentication['createConnectorFactory']>['create']>
>;

export class TurnAdapter extends TeamsAdapter {
  readonly #appId: string;
  readonly #keys: OpenIdMetadata;

  constructor(options: TurnAdapterOptions) {
    super(channelOf(options), new CredentialFactory(options), {
      requiredEndorsements: ['msteams'],
      validateClaims: onlyTheChannel,
    });
    this.#appId = options.appId;
    this.#keys = new OpenIdMetadata(
      options.openIdMetadataUrl ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
    );
  }

  /**
   * What proves that an activity is Teams'; null for a token that is not good.
   * @throws when the channel's keys cannot be had
   */
  async proofOf(activity: Activity, authorization: string): Promise<Proof | null> {
    if (this.#appId !== '' && !(await this.#isSigned(authorization))) return null;
    return this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => {
        if (isAboutKeys(error)) throw error;
        return null;
      });
  }

  /**
   * True when a key of the channel that may sign for Teams signed it. The SDK lets a key sign for
   * every channel when its list of endorsements is empty, and prints each bad signature to stderr.
   */
  async #isSigned(authorization: string): Promise<boolean> {
    const [header = '', claims = '', signature = ''] = authorization
      .slice('Bearer '.length)
      .split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as {
      kid: string;
    };
    const key = await this.#keys.getKey(kid);
    if (key?.endorsements?.includes('msteams') !== true) return false;
    const signed = Buffer.from(`${header}.${claims}`);
    return verify('sha256', signed, key.key, Buffer.from(signature, 'base64url'));
  }

  /** Runs a turn whose token was checked; the invoke response is left for the caller to send. */
  run(
    proof: Proof,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(proof, activity, logic);
  }

  /** A client of the Bot Connector that makes every call once. */
  async clientFor(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.#appId);
    const factory = this.botFrameworkAuthentication.createConnectorFactory(identity);
    const client = await factory.create(serviceUrl, CHANNEL_ISSUER);
    const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
    pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    return client;
  }
}

/** The SDK could not fetch the channel's keys; anything else it throws is about the token. */
function isAboutKeys(error: unknown): boolean {
  const { name, statusCode } = error as { name?: unknown; statusCode?: unknown };
  return name === 'FetchError' || statusCode === 500;
}

interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
}

/** All constants of the public cloud, but for the keys' address, when that is somewhere else. */
function channelOf({ openIdMetadataUrl }: TurnAdapterOptions): Record<string, string> {
  if (openIdMetadataUrl === undefined) return {};
  return {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: CHANNEL_ISSUER,
    ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
  };
}

/** The SDK also takes tokens of emulators and of other bots; Teams' own are the only ones wanted. */
async function onlyTheChannel(claims: readonly { type: string; value: string }[]): Promise<void> {
  const issuers = claims.filter(({ type }) => type === 'iss').map(({ value }) => value);
  if (issuers.length === 1 && issuers[0] === CHANNEL_ISSUER) return;
  throw new Error('The token is not of the channel.');
}
