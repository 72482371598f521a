import type { Knex } from 'knex';
import { workspaceOf } from '../../src/employee.ts';
import type { Conversation, Conversations } from '../../src/ports.ts';
import { ask, type SqlValue } from './sql.ts';

interface ConversationRow {
  readonly account: string;
  readonly reference: string;
  readonly person_name: string;
  readonly email: string | null;
  readonly at_ms: number;
}

const readConversation = (row: ConversationRow): Conversation => ({
  account: row.account,
  reference: row.reference,
  personName: row.person_name,
  email: row.email,
  atMs: row.at_ms,
});

export function createConversations(knex: Knex): Conversations {
  const read = async (where: string, values: readonly SqlValue[]) => {
    const sql = `select * from conversations where ${where} and gone is null order by account`;
    return (await ask<ConversationRow>(knex, sql, values)).map(readConversation);
  };
  return {
    save: async ({ account, reference, personName, email, atMs }) => {
      // Turns may arrive out of order: an older one changes nothing.
      await ask(
        knex,
        `insert into conversations (account, workspace, reference, person_name, email, at_ms)
         values (?, ?, ?, ?, ?, ?) on conflict (account) do update set
           reference = excluded.reference, person_name = excluded.person_name,
           email = excluded.email, at_ms = excluded.at_ms, gone = null
         where conversations.at_ms <= excluded.at_ms`,
        [account, workspaceOf(account), reference, personName, email, Math.ceil(atMs)],
      );
    },
    find: async (account) => (await read('account = ?', [account]))[0] ?? null,
    drop: async (account, reason) => {
      await ask(knex, 'update conversations set gone = ? where account = ?', [reason, account]);
    },
    all: (workspace) => read('workspace = ?', [workspace]),
  };
}
