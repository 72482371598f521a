/** How a broadcast stands: a bar and counts, never a name. */
import type { Progress } from '../../../src/ports.ts';
import { progressPage } from '../../../src/wording/progress.ts';
import { type Drawn, draw } from './page.ts';

export const progressBlocks = (progress: Progress): Drawn => draw(progressPage(progress));
