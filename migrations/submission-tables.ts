/** What was handed in to a provider and how it stands there; and why a broadcast went out with another text. */
import type { Knex } from 'knex';

const TABLES = `
create table submissions (
  submission_id text primary key,
  campaign_id text,
  provider text,
  attempt integer,
  notice_digest text,
  fields text,
  provider_campaign_id text,
  submitted_at text,
  status text,
  code text,
  reviewers_text text,
  status_at text,
  seq bigint
);

alter table broadcasts add column override_reason text;
`;

export async function createSubmissionTables(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
}
