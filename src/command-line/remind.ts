/** `rollcall remind`: how many have not answered; with --send they are reminded. */
import type { ReminderReview } from '../broadcast/reminder.ts';
import { reminderPage } from '../wording/reminder.ts';
import { plainText } from '../wording/rich.ts';
import { type Command, OPERATOR } from './outcome.ts';

export const remind: Command = async ({ service }, options) => {
  const review = await service.reviewReminders(OPERATOR);
  const text = wordsOf(review);
  if (review === null || review.blocked.length > 0) return { code: 1, json: review, text };
  if (options.send !== true) {
    return { code: 0, json: review, text: `${text}\nTo remind them, add --send.` };
  }
  const answer = await service.remind(OPERATOR, review.broadcast.broadcastId);
  if (answer.kind === 'blocked') return { code: 1, json: answer, text: answer.reasons.join(' ') };
  const { recipients, broadcast } = answer;
  return {
    code: 0,
    json: { recipients, broadcastId: broadcast.broadcastId },
    text: `${recipients} will be reminded: by the running service, at the pace of each chat.`,
  };
};

const wordsOf = (review: ReminderReview | null): string =>
  reminderPage(review)
    .parts.flatMap((part) => (part.kind === 'text' ? [plainText(part.text)] : []))
    .join('\n');
