import type { Knex } from 'knex';
import type { Views } from '../../src/ports.ts';
import { broadcastViews } from './broadcast-views.ts';
import { campaignViews } from './campaign-views.ts';
import { consentViews } from './consent-views.ts';
import { employeeViews } from './employee-views.ts';
import { submissionViews } from './submission-views.ts';

export const createViews = (knex: Knex): Views => ({
  ...campaignViews(knex),
  ...employeeViews(knex),
  ...consentViews(knex),
  ...broadcastViews(knex),
  ...submissionViews(knex),
});
