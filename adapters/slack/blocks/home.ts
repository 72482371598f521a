/** The Home tab, and the answers to `/sms-consent status` and `check`. */
import type { HomeView, KnownBlock } from '@slack/types';
import type { AdminOverview, EmployeeStatus } from '../../../src/service.ts';
import { overviewParts } from '../../../src/wording/home.ts';
import { checkPage, standingPage } from '../../../src/wording/standing.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { blocksOf } from './page.ts';
import { divider, fit } from './parts.ts';

/** Views hold 100 blocks, ephemeral answers 50. */
export function homeView(own: readonly KnownBlock[], admin: readonly KnownBlock[]): HomeView {
  const blocks = admin.length === 0 ? own : [...admin, divider(), ...own];
  return { type: 'home', blocks: fit(blocks, 100) };
}

/** The admin's part: what to do next, the campaign, progress and numbers. */
export const adminBlocks = (overview: AdminOverview): KnownBlock[] =>
  blocksOf(overviewParts(overview));

/** A person's own part: where they stand. */
export const ownBlocks = (status: EmployeeStatus | null): KnownBlock[] =>
  blocksOf(standingPage(status, SLACK).parts);

/** What an admin reads about one person: status and proof, the number by its last four digits only. */
export const checkBlocks = (status: EmployeeStatus, named: readonly string[]): KnownBlock[] =>
  blocksOf(checkPage(status, named).parts);
