/** Calls to the Bot Connector: each made once, with a deadline, every failure a DeliveryError. */
import type { Activity, ChannelAccount } from 'botbuilder';
import type { MessageRef } from '../../src/broadcast/delivery.ts';
import { DeliveryError } from '../../src/errors.ts';
import { type Request, toDeliveryError } from './errors.ts';
import type { ConnectorClient, TurnAdapter } from './turn-adapter.ts';

const TIMEOUT_MS = 10_000;
/** Page size of a roster; Teams gives at most 500. */
const PAGE = 500;

/** A member of a conversation as Teams describes them. */
export interface Member extends ChannelAccount {
  /** The Entra object id under its other name. */
  readonly objectId?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly userRole?: string;
  readonly tenantId?: string;
}

export interface RosterPage {
  readonly members: readonly Member[];
  readonly next: string | undefined;
}

export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

export interface Connector {
  /** Opens the chat with a person of our tenant by Entra object id; the same chat every time. */
  open(serviceUrl: string, aadObjectId: string): Promise<string>;
  send(place: Place, activity: Partial<Activity>): Promise<MessageRef>;
  update(place: Place, messageId: string, activity: Partial<Activity>): Promise<MessageRef>;
  /** @param memberId Entra object id or the bot's own `29:…` */
  member(place: Place, memberId: string): Promise<Member>;
  /** One page of a roster; `next` leads to the following one, undefined on the last. */
  members(place: Place, next?: string): Promise<RosterPage>;
}

export interface ConnectorOptions {
  readonly adapter: TurnAdapter;
  readonly appId: string;
  readonly tenantId: string;
}

export function createConnector({ adapter, appId, tenantId }: ConnectorOptions): Connector {
  // Kept, because the SDK's login and its tokens live as long as the client.
  const clients = new Map<string, Promise<ConnectorClient>>();
  const clientOf = (serviceUrl: string): Promise<ConnectorClient> => {
    const known = clients.get(serviceUrl);
    if (known !== undefined) return known;
    const made = adapter.clientFor(serviceUrl);
    clients.set(serviceUrl, made);
    return made;
  };
  const call = async <T>(
    request: Request,
    serviceUrl: string,
    ask: (conversations: ConnectorClient['conversations']) => Promise<T>,
  ): Promise<T> => {
    try {
      return await ask((await clientOf(serviceUrl)).conversations);
    } catch (error) {
      throw toDeliveryError(error, request);
    }
  };
  return {
    open: (serviceUrl, aadObjectId) =>
      call('open', serviceUrl, async (conversations) => {
        const parameters = openingOf({ appId, tenantId, aadObjectId });
        const { id } = await conversations.createConversation(parameters, limit());
        if (!id) throw new DeliveryError('retryable', 'unreadable_answer');
        return id;
      }),
    send: ({ serviceUrl, conversationId }, activity) =>
      call('post', serviceUrl, async (conversations) => {
        const sent = await conversations.sendToConversation(conversationId, activity, limit());
        if (!sent?.id) throw new DeliveryError('in_doubt', 'unreadable_answer');
        return { channel: conversationId, message: sent.id };
      }),
    update: ({ serviceUrl, conversationId }, messageId, activity) =>
      call('repeatable', serviceUrl, async (conversations) => {
        await conversations.updateActivity(conversationId, messageId, activity, limit());
        return { channel: conversationId, message: messageId };
      }),
    member: ({ serviceUrl, conversationId }, memberId) =>
      call('repeatable', serviceUrl, (conversations) =>
        conversations.getConversationMember(conversationId, memberId, limit()),
      ),
    members: ({ serviceUrl, conversationId }, next) =>
      call('repeatable', serviceUrl, async (conversations) => {
        // The SDK wants the field, and leaves it away when it is undefined.
        const continuationToken = next as string;
        const options = { ...limit(), pageSize: PAGE, continuationToken };
        const page = await conversations.getConversationPagedMembers(conversationId, options);
        return {
          members: (page.members ?? []) as readonly Member[],
          next: page.continuationToken || undefined,
        };
      }),
  };
}

/** The SDK's own timeout leaves a timer behind when a call fails before it. */
const limit = () => ({ abortSignal: AbortSignal.timeout(TIMEOUT_MS) });

function openingOf(of: { appId: string; tenantId: string; aadObjectId: string }) {
  return {
    isGroup: false,
    bot: { id: `28:${of.appId}`, name: '' },
    members: [{ id: of.aadObjectId, name: '' }],
    tenantId: of.tenantId,
    channelData: { tenant: { id: of.tenantId } },
    activity: undefined as unknown as Activity,
  };
}
