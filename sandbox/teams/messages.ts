/** Writing, editing and finding messages. Each change is told to the tenant's listeners. */
import { isRecord, recordsOf } from '../record.ts';
import { ADAPTIVE_CARD, type Card } from './card.ts';
import { personalChatId } from './create-tenant.ts';
import { forgetEntries } from './entries.ts';
import type { Attachment, Content, TeamsMessage, Tenant } from './tenant.ts';

/** What people see of an activity. */
export function contentOf(activity: Readonly<Record<string, unknown>>): Content {
  return {
    text: typeof activity.text === 'string' ? activity.text : '',
    attachments: recordsOf(activity.attachments).map((one) => one as unknown as Attachment),
    ...(typeof activity.summary === 'string' ? { summary: activity.summary } : {}),
  };
}

/** Puts a message into its conversation. */
export function postMessage(
  tenant: Tenant,
  draft: { conversation: string; from: string; content: Content; replyToId?: string | undefined },
): TeamsMessage {
  const message: TeamsMessage = {
    id: tenant.nextActivityId(),
    conversation: draft.conversation,
    from: draft.from,
    replyToId: draft.replyToId,
    ...draft.content,
    versions: [],
    ownCards: new Map(),
  };
  const earlier = tenant.messages.get(draft.conversation);
  if (earlier) earlier.push(message);
  else tenant.messages.set(draft.conversation, [message]);
  tenant.tell({ kind: 'message-posted', message });
  return message;
}

/** Replaces what a message says, for everybody, and keeps what it said before. */
export function editMessage(tenant: Tenant, message: TeamsMessage, content: Content): void {
  const { text, attachments, summary } = message;
  message.versions.push({ text, attachments, summary });
  message.text = content.text;
  message.attachments = content.attachments;
  message.summary = content.summary;
  message.editedAtMs = tenant.now();
  message.ownCards.clear();
  forgetEntries(tenant, message.id);
  tenant.tell({ kind: 'message-changed', message });
}

export function removeMessage(tenant: Tenant, message: TeamsMessage): void {
  const all = tenant.messages.get(message.conversation) ?? [];
  const at = all.indexOf(message);
  if (at >= 0) all.splice(at, 1);
  tenant.tell({ kind: 'message-deleted', message });
}

export function findMessage(
  tenant: Tenant,
  conversation: string,
  id: string,
): TeamsMessage | undefined {
  return tenant.messages.get(conversation)?.findLast((one) => one.id === id);
}

/** Shows one person another card in place of the message's own; others see nothing of it. */
export function showOwnCard(
  tenant: Tenant,
  message: TeamsMessage,
  { person, card }: { person: string; card: Card },
): void {
  message.ownCards.set(person, card);
  forgetEntries(tenant, message.id, person);
  tenant.tell({ kind: 'card-changed', person });
}

/** Everything this person can read, oldest first: the chat with the bot, their groups and channels. */
export function readableBy(tenant: Tenant, person: string): TeamsMessage[] {
  const shared = tenant.sharedConversations.filter((one) => one.members.has(person));
  return [personalChatId(person), ...shared.map((one) => one.id)]
    .flatMap((id) => tenant.messages.get(id) ?? [])
    .sort((a, b) => Number(a.id) - Number(b.id));
}

/** The cards of a message as this person sees them: their own view where the app gave them one. */
export function cardsOf(message: TeamsMessage, person: string): Card[] {
  const own = message.ownCards.get(person);
  if (own) return [own];
  return message.attachments
    .filter((one) => one.contentType === ADAPTIVE_CARD)
    .map((one) => one.content)
    .filter(isRecord);
}
