/** What `/sms-consent` can do, for a person and for an admin. */
import type { KnownBlock } from '@slack/types';
import { helpPage } from '../../../src/wording/help.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { blocksOf } from './page.ts';

export const helpBlocks = (isAdmin: boolean, unknown?: string): KnownBlock[] =>
  blocksOf(helpPage(SLACK, isAdmin, unknown).parts);
