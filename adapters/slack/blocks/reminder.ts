/** The last look before people are reminded, and what is shown once it is on its way. */
import type { ModalView } from '@slack/types';
import type { RemindAnswer, ReminderReview } from '../../../src/broadcast/reminder.ts';
import {
  mayRemind,
  REMIND_TITLE,
  remindedPage,
  reminderPage,
  remindLabel,
} from '../../../src/wording/reminder.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { modal } from './modal.ts';
import { blocksOf } from './page.ts';

export function reminderView(review: ReminderReview | null): ModalView {
  const blocks = blocksOf(reminderPage(review).parts);
  if (!mayRemind(review)) return modal({ title: REMIND_TITLE, blocks });
  return modal({
    ...{ title: REMIND_TITLE, blocks, close: 'Not now' },
    callback: 'broadcast.remind',
    submit: remindLabel(review),
    ids: { b: review.broadcast.broadcastId },
  });
}

export const remindedView = (answer: RemindAnswer): ModalView =>
  modal({ title: REMIND_TITLE, blocks: blocksOf(remindedPage(answer, SLACK).parts) });
