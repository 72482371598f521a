/** A small teams-ai bot on a free port, for tests of the stand-in for Teams. */
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';
import { type ConversationReference, MemoryStorage, type TurnContext } from 'botbuilder';
import express from 'express';
import { closeServer, listen, originOf } from '../../sandbox/local-server.ts';
import {
  type RunningTeamsSandbox,
  startTeamsSandbox,
} from '../../sandbox/teams/start-teams-sandbox.ts';
import type { TeamsSandboxOptions } from '../../sandbox/teams/teams-sandbox.ts';
import { teamsCompany } from '../../sandbox/teams-people.ts';
import { cardMessage, requestCard } from './teams-cards.ts';

export interface TeamsBotInSandbox {
  readonly sandbox: RunningTeamsSandbox;
  readonly app: Application<TurnState>;
  readonly adapter: TeamsAdapter;
  /** The reference of the newest turn of each conversation. */
  readonly references: Map<string, Partial<ConversationReference>>;
  /** The first contact, as a proactive app does it. */
  create(member: string, then: (context: TurnContext) => Promise<void>): Promise<void>;
  /** Sends the card to a person as a first contact. */
  ask(member: string, card?: object): Promise<void>;
  /** A later turn, without the SDK's own retries. */
  proceed(
    reference: Partial<ConversationReference>,
    then: (context: TurnContext) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

/** A sandbox with Northwind's people and a bot that is connected to it both ways. */
export async function teamsBotInSandbox(
  options: Partial<TeamsSandboxOptions> = {},
): Promise<TeamsBotInSandbox> {
  const sandbox = await startTeamsSandbox({ ...teamsCompany(), patienceMs: 1_000, ...options });
  const { appId } = sandbox.tenant;
  const adapter = new TeamsAdapter(settingsOf(sandbox), credentialsOf(sandbox));
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const app = new Application<TurnState>({
    adapter,
    botAppId: appId,
    storage: new MemoryStorage(),
    startTypingTimer: false,
  });
  const references = new Map<string, Partial<ConversationReference>>();
  const web = express();
  web.use(express.json({ limit: '2mb' }));
  web.post('/api/messages', async (request, response) => {
    await adapter.process(request, response as never, async (context) => {
      const { id = '' } = context.activity.conversation;
      references.set(id, referenceOf(context));
      await app.run(context);
    });
  });
  const server = await listen(0, web);
  sandbox.setMessagingUrl(`${originOf(server)}/api/messages`);
  const proceed: TeamsBotInSandbox['proceed'] = (reference, then) =>
    adapter.continueConversationAsync(appId, reference, async (context) => {
      withoutRetries(context);
      await then(context);
    });
  const create: TeamsBotInSandbox['create'] = (member, then) =>
    adapter.createConversationAsync(
      appId,
      'msteams',
      sandbox.serviceUrl,
      'https://api.botframework.com',
      {
        isGroup: false,
        bot: { id: sandbox.tenant.botId, name: sandbox.tenant.botName },
        members: [{ id: member, name: '' }],
        tenantId: sandbox.tenant.id,
        channelData: { tenant: { id: sandbox.tenant.id } },
        activity: undefined as never,
      },
      then,
    );
  return {
    sandbox,
    app,
    adapter,
    references,
    create,
    ask: (member, card = requestCard) =>
      create(member, async (context) => {
        await context.sendActivity(cardMessage(card));
      }),
    proceed,
    close: async () => {
      await closeServer(server);
      await sandbox.close();
    },
  };
}

/** Everything the SDK needs to take the stand-in for Microsoft's own services; all of it or none. */
function settingsOf(sandbox: RunningTeamsSandbox) {
  return {
    MicrosoftAppId: sandbox.tenant.appId,
    MicrosoftAppTenantId: sandbox.tenant.id,
    ToChannelFromBotLoginUrl: sandbox.loginUrl,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: sandbox.openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: sandbox.entraOpenIdUrl,
    ValidateAuthority: false,
    CallerId: '',
  };
}

/** The SDK's own client credentials insist on https; these ask the stand-in over http. */
function credentialsOf(sandbox: RunningTeamsSandbox) {
  const { appId } = sandbox.tenant;
  const fetchToken = async () => {
    const answer = await fetch(`${sandbox.loginUrl}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: sandbox.appPassword,
        scope: 'https://api.botframework.com/.default',
      }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return token;
  };
  let token: Promise<string> | undefined;
  return {
    isValidAppId: async (id = '') => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
        token ??= fetchToken();
        request.headers.set('authorization', `Bearer ${await token}`);
        return request;
      },
    }),
  } as never;
}

function referenceOf(context: TurnContext): Partial<ConversationReference> {
  const { serviceUrl, channelId, conversation, recipient, from } = context.activity;
  return { serviceUrl, channelId, conversation, bot: recipient, user: from };
}

/** @see https://github.com/Azure/azure-sdk-for-js core-rest-pipeline, `defaultRetryPolicy` */
function withoutRetries(context: TurnContext): void {
  const key = (context.adapter as TeamsAdapter).ConnectorClientKey;
  const { client } = context.turnState.get<{
    client: { pipeline: { removePolicy(policy: { name: string }): void } };
  }>(key);
  client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}
