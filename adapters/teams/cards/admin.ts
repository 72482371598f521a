/** The admin's forms and their ends: campaign, numbers, and a broadcast from draft to launch. */

import type { ReminderReview } from '../../../src/broadcast/reminder.ts';
import type { NumberInUse } from '../../../src/numbers/track.ts';
import type { CampaignDefinition } from '../../../src/registration/campaign.ts';
import type { BroadcastReview, EditableTexts } from '../../../src/service.ts';
import { SETUP_INTRO, SETUP_KEEPS, setupFields } from '../../../src/wording/campaign-form.ts';
import { DETAILS_INTRO, DETAILS_TITLE, detailsFields } from '../../../src/wording/details-form.ts';
import { addNumberFields, assignNumberFields } from '../../../src/wording/numbers.ts';
import { showNumber } from '../../../src/wording/phrases.ts';
import { mayRemind, reminderPage, remindLabel } from '../../../src/wording/reminder.ts';
import { isOpen, reviewPage, sendLabel } from '../../../src/wording/review.ts';
import { say } from '../../../src/wording/rich.ts';
import { TEAMS } from '../../../src/wording/surface.ts';
import { type Hand, submit } from './actions.ts';
import { briefOf, card, partElements } from './card.ts';
import { type AdaptiveCard, alarm, type Element, note, richText } from './elements.ts';
import { inputElement } from './inputs.ts';
import { insistInputs } from './registration.ts';

/** One sentence about what was wrong with the last try. */
type Trouble = string | undefined;
const troubleElements = (trouble: Trouble): Element[] =>
  trouble === undefined ? [] : [alarm(trouble)];

export function setupCard(
  hand: Hand,
  current: CampaignDefinition | null,
  trouble?: Trouble,
): AdaptiveCard {
  return card({
    brief: 'Set up the campaign',
    body: [
      ...troubleElements(trouble),
      ...richText(SETUP_INTRO),
      ...setupFields(current).map(inputElement),
      ...(current === null ? [] : note(SETUP_KEEPS)),
    ],
    actions: [submit(hand, { title: 'Save', verb: 'campaign.set', sealed: {} })],
  });
}

export function detailsCard(hand: Hand, texts: EditableTexts, trouble?: Trouble): AdaptiveCard {
  return card({
    brief: DETAILS_TITLE,
    body: [
      ...troubleElements(trouble),
      ...richText(DETAILS_INTRO),
      ...detailsFields(texts).map(inputElement),
    ],
    actions: [submit(hand, { title: 'Save', verb: 'campaign.details_set', sealed: {} })],
  });
}

export function addNumberCard(hand: Hand, trouble?: Trouble): AdaptiveCard {
  return card({
    brief: 'Add a sending number',
    body: [...troubleElements(trouble), ...addNumberFields().map(inputElement)],
    actions: [submit(hand, { title: 'Add', verb: 'number.add_submit', sealed: {} })],
  });
}

export function assignNumberCard(hand: Hand, number: NumberInUse, trouble?: Trouble): AdaptiveCard {
  const sealed = { id: number.numberId };
  return card({
    brief: 'Assign a number',
    body: [
      ...troubleElements(trouble),
      ...richText(say`*${showNumber(number.e164)}*`),
      ...assignNumberFields(number).map(inputElement),
    ],
    actions: [submit(hand, { title: 'Save', verb: 'number.assign_submit', sealed })],
  });
}

export function reminderCard(hand: Hand, review: ReminderReview | null): AdaptiveCard {
  const page = reminderPage(review);
  return card({
    brief: briefOf(page),
    body: partElements(hand, page.parts),
    actions: mayRemind(review)
      ? [
          submit(hand, {
            ...{ title: remindLabel(review), verb: 'broadcast.remind_send' },
            sealed: { id: review.broadcast.broadcastId },
          }),
        ]
      : [],
  });
}

export function reviewCard(hand: Hand, review: BroadcastReview): AdaptiveCard {
  const page = reviewPage(review, TEAMS);
  const sealed = { id: review.draftId };
  return card({
    brief: briefOf(page),
    body: [...insistInputs(review), ...partElements(hand, page.parts)],
    actions: isOpen(review)
      ? [submit(hand, { title: sendLabel(review), verb: 'broadcast.send', sealed })]
      : [],
  });
}
