/** What each operation of the Bot Connector does to the tenant. */
import { isRecord, recordsOf } from '../record.ts';
import type { ConnectorCall, Operation } from './connector-call.ts';
import { refusal } from './connector-error.ts';
import { openPersonalChat } from './create-tenant.ts';
import { contentOf, editMessage, findMessage, postMessage, removeMessage } from './messages.ts';
import { memberObject, memberOf, membersOf, membersPage } from './roster.ts';
import type { Conversation, Teammate, TeamsMessage, Tenant } from './tenant.ts';
import { refuseUnwritable } from './unwritable.ts';

export interface ConnectorState {
  readonly tenant: Tenant;
  /** Where the Connector is reached, with the slash at its end. */
  readonly serviceUrl: () => string;
  /** Largest message in bytes of UTF-16. */
  readonly mostMessageBytes: number;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Work = (state: ConnectorState, call: ConnectorCall) => Answer;

/** @throws ConnectorError with the documented refusal */
export const operations: Record<Exclude<Operation, 'token' | 'uploadFile'>, Work> = {
  createConversation: create,
  sendToConversation: send,
  updateActivity: (state, call) => {
    refuseTooBig(state, call);
    const message = ownMessage(state.tenant, call);
    refuseUnwritable(state.tenant, conversationOf(state.tenant, call.id));
    editMessage(state.tenant, message, contentOf(call.body));
    return { status: 200, body: { id: message.id } };
  },
  deleteActivity: ({ tenant }, call) => {
    const message = ownMessage(tenant, call);
    refuseUnwritable(tenant, conversationOf(tenant, call.id));
    removeMessage(tenant, message);
    return { status: 200, body: {} };
  },
  getConversationMember: ({ tenant }, call) => ({
    status: 200,
    body: memberOf(tenant, rosterOf(tenant, call.id), call.innerId),
  }),
  getConversationPagedMembers: ({ tenant }, call) => ({
    status: 200,
    body: membersPage(tenant, rosterOf(tenant, call.id), call.query),
  }),
  getConversationMembers: ({ tenant }, call) => ({
    status: 200,
    body: membersOf(tenant, rosterOf(tenant, call.id)).map((one) => memberObject(tenant, one)),
  }),
  fetchTeamDetails: ({ tenant }, call) => ({ status: 200, body: teamDetails(tenant, call.id) }),
  fetchChannelList: ({ tenant }, call) => ({
    status: 200,
    body: {
      conversations: teamOf(tenant, call.id).channels.map((id) => {
        const name = id === call.id ? null : tenant.conversations.get(id)?.name;
        return { id, name };
      }),
    },
  }),
};

/** Opens the chat with one person; when an `activity` comes with it, that is sent as well. */
function create(state: ConnectorState, call: ConnectorCall): Answer {
  const { tenant } = state;
  const { body } = call;
  if (body.isGroup === true) throw refusal('BadArgument', 'Bots cannot create group chats.');
  const named = isRecord(body.channelData) ? body.channelData.tenant : undefined;
  const tenantId = body.tenantId ?? (isRecord(named) ? named.id : undefined);
  if (tenantId !== tenant.id) throw refusal('BadArgument', 'Unknown tenant.');
  const [member, ...more] = recordsOf(body.members);
  if (member === undefined || more.length > 0)
    throw refusal('BadArgument', 'A chat with the bot has exactly one member.');
  const person = personNamed(tenant, String(member.id));
  if (tenant.isBotDisabled) throw refusal('BotDisabledByAdmin');
  if (!person.isInstalled || person.hasLeft) throw refusal('ForbiddenOperationException');
  if (person.hasBlocked) throw refusal('ConversationBlockedByUser');
  const chat = openPersonalChat(tenant, person.id);
  const answer = { id: chat.id, serviceUrl: state.serviceUrl() };
  if (!isRecord(body.activity)) return { status: 201, body: answer };
  const { activity } = body;
  const sent = send(state, { ...call, id: chat.id, body: activity });
  return { status: 201, body: { ...answer, activityId: (sent.body as { id: string }).id } };
}

function send(state: ConnectorState, call: ConnectorCall): Answer {
  const { tenant } = state;
  refuseTooBig(state, call);
  const conversation = conversationOf(tenant, call.id);
  refuseUnwritable(tenant, conversation);
  if (call.body.type === 'typing') return { status: 201, body: { id: tenant.nextActivityId() } };
  if (call.body.type !== 'message')
    throw refusal('BadArgument', `Activity type "${String(call.body.type)}" is not supported.`);
  const content = contentOf(call.body);
  if (content.text === '' && content.attachments.length === 0)
    throw refusal('BadArgument', 'The message has neither text nor attachments.');
  const replyToId = call.innerId === '' ? undefined : call.innerId;
  const draft = { conversation: conversation.id, from: tenant.botId, content, replyToId };
  return { status: 201, body: { id: postMessage(tenant, draft).id } };
}

/** Teams counts the whole message in UTF-16. */
function refuseTooBig(state: ConnectorState, call: ConnectorCall): void {
  const { text = '', attachments = [], entities = [], channelData = {} } = call.body;
  const size = JSON.stringify({ text, attachments, entities, channelData }).length * 2;
  if (size > state.mostMessageBytes) throw refusal('MessageSizeTooBig');
}

function personNamed(tenant: Tenant, id: string): Teammate {
  const person = tenant.people.get(tenant.entraIds.get(id) ?? id);
  if (!person) throw refusal('BadArgument', 'The member id is not known in this tenant.');
  return person;
}

function conversationOf(tenant: Tenant, id: string): Conversation {
  const [plain = id] = id.split(';messageid='); // A thread of a channel is written to like the channel.
  const found = tenant.conversations.get(plain);
  if (!found) throw refusal('ConversationNotFound');
  return found;
}

function rosterOf(tenant: Tenant, id: string): Conversation {
  const conversation = conversationOf(tenant, id);
  if (!conversation.hasApp) throw refusal('BotNotInConversationRoster');
  return conversation;
}

function ownMessage(tenant: Tenant, call: ConnectorCall): TeamsMessage {
  const conversation = conversationOf(tenant, call.id);
  const message = findMessage(tenant, conversation.id, call.innerId);
  if (!message) throw refusal('ActivityNotFoundInConversation');
  if (message.from !== tenant.botId) throw refusal('NotEnoughPermissions');
  return message;
}

function teamOf(tenant: Tenant, id: string) {
  const team = tenant.teams.get(id);
  if (!team) throw refusal('ConversationNotFound');
  if (tenant.conversations.get(id)?.hasApp !== true) throw refusal('BotNotInConversationRoster');
  return team;
}

function teamDetails(tenant: Tenant, id: string): Record<string, unknown> {
  const team = teamOf(tenant, id);
  return {
    id: team.id,
    name: team.name,
    type: 'standard',
    aadGroupId: team.aadGroupId,
    tenantId: tenant.id,
    channelCount: team.channels.length,
    memberCount: team.members.size,
  };
}
