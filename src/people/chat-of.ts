/** Which company chat an account or an actor belongs to. */
import { type Account, parseAccount } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { ChatPlatform, Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';

/** The chat whose workspace holds this account; null when it is not connected. */
export function chatOf(ports: Ports, account: Account): ChatPlatform | null {
  const parsed = parseAccount(account);
  if (parsed === null) return null;
  const workspace = `${parsed.platform}:${parsed.tenant}`;
  return ports.chats.find((chat) => chat.workspace === workspace) ?? null;
}

/** The chat an admin works in; the operator's is the only one. InvalidInputError('workspace') otherwise. */
export function chatOfActor(ports: Ports, actor: Actor): ChatPlatform {
  const only = ports.chats.length === 1 ? (ports.chats[0] ?? null) : null;
  const chat = actor.kind === 'account' ? chatOf(ports, actor.account) : only;
  if (chat !== null) return chat;
  const message =
    ports.chats.length === 0
      ? 'No chat is connected. Set the chat’s keys and start Rollcall again.'
      : 'Start this broadcast from the chat whose people you want to ask.';
  throw new InvalidInputError('workspace', message);
}
