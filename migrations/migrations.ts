/**
 * Every change of the tables, oldest first. The list is the order; a name that was once
 * released never changes, and nothing goes back: evidence is not migrated downwards.
 */
import type { Knex } from 'knex';
import { addBoardAccount } from './board-account.ts';
import { indexDueDeliveries } from './due-deliveries.ts';
import { createLedgerTables } from './ledger-tables.ts';
import { widenLinkPurposes } from './link-purposes.ts';
import { createLinkTables } from './link-tables.ts';
import { hidePhoneStreams } from './opaque-phone-streams.ts';
import { createReminderTables } from './reminder-tables.ts';
import { createSubmissionTables } from './submission-tables.ts';
import { createViewTables } from './view-tables.ts';
import { createWorkTables } from './work-tables.ts';

export interface NamedMigration {
  readonly name: string;
  up(knex: Knex): Promise<void>;
}

export const MIGRATIONS: readonly NamedMigration[] = [
  { name: '0001-ledger-tables', up: createLedgerTables },
  { name: '0002-view-tables', up: createViewTables },
  { name: '0003-work-tables', up: createWorkTables },
  { name: '0004-link-tables', up: createLinkTables },
  { name: '0005-submission-tables', up: createSubmissionTables },
  { name: '0006-reminder-tables', up: createReminderTables },
  { name: '0007-link-purposes', up: widenLinkPurposes },
  { name: '0008-opaque-phone-streams', up: hidePhoneStreams },
  { name: '0009-board-account', up: addBoardAccount },
  { name: '0010-due-deliveries', up: indexDueDeliveries },
];
