/** The request as the employee meets it; the review form shows the very same blocks. */
import type { ConsentRequest } from '../../../src/ports.ts';
import { requestPage } from '../../../src/wording/request.ts';
import { type Drawn, draw } from './page.ts';

export const requestBlocks = (request: ConsentRequest): Drawn => draw(requestPage(request));
