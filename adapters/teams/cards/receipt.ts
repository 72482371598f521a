/** What stands in place of the request once the person has answered. */
import type { Receipt } from '../../../src/service.ts';
import { receiptPage } from '../../../src/wording/receipt.ts';
import { TEAMS } from '../../../src/wording/surface.ts';
import type { Hand } from './actions.ts';
import { pageCard } from './card.ts';
import type { AdaptiveCard } from './elements.ts';

export const receiptCard = (hand: Hand, receipt: Receipt): AdaptiveCard =>
  pageCard(hand, receiptPage(receipt, TEAMS));
