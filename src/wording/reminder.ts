/** The last look before people are reminded: how many, and who is left alone. */
import {
  NOT_REMINDED,
  type NotReminded,
  type RemindAnswer,
  type ReminderReview,
} from '../broadcast/reminder.ts';
import { countPeople } from './count-people.ts';
import { heading, type Page, text } from './page.ts';
import { duration } from './phrases.ts';
import { bullets } from './review.ts';
import { moment, type Rich, say } from './rich.ts';
import type { Surface } from './surface.ts';

const NOT_REMINDED_WORDS: Readonly<Record<NotReminded, string>> = {
  answered: 'answered elsewhere, or said no before',
  left_company: 'left the company',
  by_link: 'asked by a personal link: hand out new links instead',
  on_its_way: 'a reminder is on its way',
  enough: 'reminded as often as you allow',
  lately: 'reminded less than a day ago',
};

export const REMIND_LABEL = 'Remind those who have not answered';
export const REMIND_TITLE = 'Remind people';

export const remindLabel = ({ recipients }: ReminderReview): string =>
  `Remind ${countPeople(recipients)}`;

/** True when somebody can be reminded. */
export const mayRemind = (review: ReminderReview | null): review is ReminderReview =>
  review !== null && review.blocked.length === 0;

export function reminderPage(review: ReminderReview | null): Page {
  if (review === null) {
    const nobody = say`Nobody has been asked yet, so there is nobody to remind.`;
    return { brief: nobody, parts: [text(nobody)] };
  }
  const { broadcast, blocked, most } = review;
  const brief = mayRemind(review) ? intro(review) : say`${blocked.join(' ')}`;
  const left = NOT_REMINDED.flatMap((reason) => leftLine(review, reason));
  return {
    brief,
    parts: [
      text(brief),
      ...(left.length === 0 ? [] : [text(say`*Not reminded:*\n${bullets(left)}`)]),
      text(
        say`The broadcast to ${broadcast.audience}, started ${moment(broadcast.launchedAt)}. Nobody is reminded more than ${most === 1 ? 'once' : 'twice'}, nor ever after an answer.`,
      ),
    ],
  };
}

const intro = ({ recipients, estimatedMs }: ReminderReview): Rich =>
  say`*${countPeople(recipients)}* ${recipients === 1 ? 'has' : 'have'} not answered yet. Each gets the request once more as a direct message, in the chat where they were asked. ${takes(estimatedMs)}`;

const takes = (estimatedMs: number | null): string =>
  estimatedMs === null
    ? 'How long it takes is not known: no chat is connected here.'
    : `Sending takes ${duration(estimatedMs)}.`;

function leftLine({ notReminded }: ReminderReview, reason: NotReminded): string[] {
  const count = notReminded[reason] ?? 0;
  return count === 0 ? [] : [`${countPeople(count)}: ${NOT_REMINDED_WORDS[reason]}`];
}

export function remindedPage(answer: RemindAnswer, surface: Surface): Page {
  const line =
    answer.kind === 'blocked'
      ? say`*Nobody was reminded.* ${answer.reasons.join(' ')}`
      : say`${countPeople(answer.recipients)} will be reminded. The progress message ${[{ text: surface.messagesPlace }]} shows how it goes.`;
  const title = answer.kind === 'blocked' ? 'Nobody was reminded' : 'On its way';
  return { brief: line, parts: [heading(title), text(line)] };
}
