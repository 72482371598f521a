/** More that a personal link may be made for: changing the number, and reading one's own record. */
import type { Knex } from 'knex';

const TABLES = `
alter table links drop constraint links_purpose_check;
alter table links add constraint links_purpose_check
  check (purpose in ('answer', 'withdraw', 'change', 'record'));
`;

export async function widenLinkPurposes(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
}
