/** The last look before a broadcast, and what is shown once it is on its way. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { BroadcastReview } from '../../../src/service.ts';
import {
  INSIST,
  isOpen,
  launchedPage,
  REASON_FIELD,
  reviewPage,
  sendLabel,
} from '../../../src/wording/review.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { modal } from './modal.ts';
import { blocksOf } from './page.ts';
import { divider, input, section, textInput } from './parts.ts';
import { plain, words } from './text.ts';

export function reviewView(review: BroadcastReview): ModalView {
  const open = isOpen(review);
  return modal({
    title: 'Review the broadcast',
    blocks: [...insistInputs(review), ...blocksOf(reviewPage(review, SLACK).parts)],
    callback: 'broadcast.review',
    close: open ? 'Not yet' : 'Close',
    submit: open ? sendLabel(review) : undefined,
    ids: { t: review.draftId, ...(review.textAlarm === null ? {} : { o: 'insist' }) },
  });
}

/** Only where the text is not the registered one: a box and a reason, and both are needed. */
function insistInputs(review: BroadcastReview): KnownBlock[] {
  if (review.textAlarm === null || !isOpen(review)) return [];
  return [
    section(words`*Please look again:* ${review.textAlarm}`),
    input(INSIST, {
      type: 'checkboxes',
      action_id: INSIST.id,
      options: [{ text: plain(INSIST.tick, 75), value: 'insist' }],
    }),
    textInput(REASON_FIELD),
    divider(),
  ];
}

export function launchedView(broadcast: {
  readonly targeted: number;
  readonly audience: string;
}): ModalView {
  const { parts } = launchedPage(broadcast, SLACK);
  return modal({ title: 'Sending has begun', blocks: blocksOf(parts) });
}
