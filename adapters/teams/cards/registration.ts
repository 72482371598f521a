/** The forms about handing the registration in, and insisting on a text that is not the registered one. */
import type { BroadcastReview } from '../../../src/service.ts';
import {
  PAGES_FIELD,
  REJECTED_FIELD,
  REJECTED_INTRO,
  REJECTED_TITLE,
  SUBMITTED_FIELD,
  SUBMITTED_INTRO,
  SUBMITTED_TITLE,
} from '../../../src/wording/registration.ts';
import { INSIST, isOpen, REASON_FIELD } from '../../../src/wording/review.ts';
import { type Hand, submit } from './actions.ts';
import { card } from './card.ts';
import { type AdaptiveCard, alarm, type Element, plain, richText } from './elements.ts';
import { inputElement } from './inputs.ts';

const troubleElements = (trouble: string | undefined): Element[] =>
  trouble === undefined ? [] : [alarm(trouble)];

export const rejectedCard = (hand: Hand, trouble?: string): AdaptiveCard =>
  card({
    brief: REJECTED_TITLE,
    body: [...troubleElements(trouble), ...richText(REJECTED_INTRO), inputElement(REJECTED_FIELD)],
    actions: [submit(hand, { title: 'Explain', verb: 'registration.reject', sealed: {} })],
  });

export const submittedCard = (hand: Hand, trouble?: string): AdaptiveCard =>
  card({
    brief: SUBMITTED_TITLE,
    body: [
      ...troubleElements(trouble),
      ...richText(SUBMITTED_INTRO),
      inputElement(SUBMITTED_FIELD),
      inputElement(PAGES_FIELD),
    ],
    actions: [submit(hand, { title: 'Keep it', verb: 'registration.submit', sealed: {} })],
  });

/** Only where the text is not the registered one: a box and a reason, and both are needed. */
export function insistInputs(review: BroadcastReview): Element[] {
  if (review.textAlarm === null || !isOpen(review)) return [];
  return [
    alarm(`Please look again: ${review.textAlarm}`),
    {
      type: 'Input.Toggle',
      id: INSIST.id,
      label: INSIST.label,
      title: plain(INSIST.tick),
      value: 'false',
      valueOn: 'true',
      valueOff: 'false',
      wrap: true,
      isRequired: true,
      errorMessage: INSIST.untouched,
    },
    inputElement(REASON_FIELD),
  ];
}
