/** What stands in place of the request once the person has answered, and after every later change. */
import type { Receipt } from '../../../src/service.ts';
import { receiptPage } from '../../../src/wording/receipt.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { type Drawn, draw } from './page.ts';

export const receiptBlocks = (receipt: Receipt): Drawn => draw(receiptPage(receipt, SLACK));
