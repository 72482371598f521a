import type { Knex } from 'knex';
import type { Views } from '../../src/ports.ts';
import { broadcastViews } from './broadcast-views.ts';
import { campaignViews } from './campaign-views.ts';
import { consentViews } from './consent-views.ts';
import { employeeViews } from './employee-views.ts';

export const createViews = (knex: Knex): Views => ({
  ...campaignViews(knex),
  ...employeeViews(knex),
  ...consentViews(knex),
  ...broadcastViews(knex),
});
