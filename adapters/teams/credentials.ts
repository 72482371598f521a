/** How the app proves itself to the Bot Connector, as the SDK wants to be told. */
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { MsalAppCredentials } from 'botframework-connector/lib/auth/msalAppCredentials.js';
import { type AppCredentials, createSignIn } from './sign-in.ts';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/** One sign-in for all addresses of the Bot Connector. */
export class CredentialFactory extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #token: () => Promise<string>;

  constructor(app: AppCredentials) {
    super();
    this.#appId = app.appId;
    this.#token = createSignIn(app);
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return this.#appId === '';
  }

  override async createCredentials(): Promise<Credentials> {
    if (this.#appId === '') return MsalAppCredentials.Empty as unknown as Credentials;
    return {
      signRequest: async (resource) => {
        resource.headers.set('authorization', `Bearer ${await this.#token()}`);
        return resource;
      },
    };
  }
}
