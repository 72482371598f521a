import { refusal } from './connector-error.ts';
import type { Conversation, Tenant } from './tenant.ts';

/**
 * Refuses a write into a conversation the bot may not write to.
 * @throws ConnectorError `BotDisabledByAdmin`, `BotNotInConversationRoster`,
 *   `ConversationBlockedByUser`, `ConversationNotFound`
 */
export function refuseUnwritable(tenant: Tenant, conversation: Conversation): void {
  if (tenant.isBotDisabled) throw refusal('BotDisabledByAdmin');
  if (!conversation.hasApp) throw refusal('BotNotInConversationRoster');
  if (conversation.kind !== 'personal') return;
  const [id = ''] = conversation.members;
  const person = tenant.people.get(id);
  if (person === undefined || person.hasLeft) throw refusal('ConversationNotFound');
  if (!person.isInstalled) throw refusal('BotNotInConversationRoster');
  if (person.hasBlocked) throw refusal('ConversationBlockedByUser');
}
