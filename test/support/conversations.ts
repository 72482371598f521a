/** Conversations in memory, as the store keeps them. */
import type { Account } from '../../src/employee.ts';
import type { Conversation, Conversations, Gone } from '../../src/ports.ts';

export interface ConversationsInMemory extends Conversations {
  readonly kept: Map<Account, Conversation>;
  readonly dropped: { readonly account: Account; readonly reason: Gone }[];
}

export function conversationsInMemory(): ConversationsInMemory {
  const kept = new Map<Account, Conversation>();
  const dropped: ConversationsInMemory['dropped'] = [];
  return {
    kept,
    dropped,
    save: async (conversation) => void kept.set(conversation.account, conversation),
    find: async (account) => kept.get(account) ?? null,
    drop: async (account, reason) => {
      if (kept.delete(account)) dropped.push({ account, reason });
    },
    all: async (workspace) =>
      [...kept.values()].filter(({ account }) => account.startsWith(`${workspace}:`)),
  };
}
