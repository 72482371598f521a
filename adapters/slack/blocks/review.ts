/** The last look before a broadcast, and what is shown once it is on its way. */
import type { ModalView } from '@slack/types';
import type { BroadcastReview } from '../../../src/service.ts';
import { isOpen, launchedPage, reviewPage, sendLabel } from '../../../src/wording/review.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { modal } from './modal.ts';
import { blocksOf } from './page.ts';

export function reviewView(review: BroadcastReview): ModalView {
  const open = isOpen(review);
  return modal({
    title: 'Review the broadcast',
    blocks: blocksOf(reviewPage(review, SLACK).parts),
    callback: 'broadcast.review',
    close: open ? 'Not yet' : 'Close',
    submit: open ? sendLabel(review) : undefined,
    ids: { t: review.draftId },
  });
}

export function launchedView(broadcast: {
  readonly targeted: number;
  readonly audience: string;
}): ModalView {
  const { parts } = launchedPage(broadcast, SLACK);
  return modal({ title: 'Sending has begun', blocks: blocksOf(parts) });
}
