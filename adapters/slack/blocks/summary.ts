/** The registration summary as an admin meets it in Slack. */
import type { Summary } from '../../../src/registration/summarize.ts';
import { summaryPage } from '../../../src/wording/summary.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { type Drawn, draw } from './page.ts';

export const summaryBlocks = (summary: Summary): Drawn => draw(summaryPage(summary, SLACK));
