/** Buttons: each carries a verb and an id sealed for this person and this verb, and nothing else. */
import type { Account } from '../../../src/employee.ts';
import type { Button, ButtonAct } from '../../../src/wording/page.ts';
import { PREVIEW } from '../../../src/wording/request.ts';
import { say } from '../../../src/wording/rich.ts';
import { type Element, plain, richText } from './elements.ts';
import type { Sealed, Seals } from './seal.ts';

/** Every verb a card can send; buttons, and the submit buttons of forms. */
export type Verb =
  | ButtonAct
  | 'consent.agree'
  | 'campaign.set'
  | 'campaign.details_set'
  | 'broadcast.draft'
  | 'broadcast.send'
  | 'broadcast.remind_send'
  | 'number.add_submit'
  | 'number.assign_submit'
  | 'registration.submit'
  | 'registration.reject';

/** For whom a card is drawn, and how its actions are sent. */
export interface Hand {
  readonly account: Account;
  readonly seals: Seals;
  /** Dialogs (task modules) know only Action.Submit. */
  readonly inDialog: boolean;
}

/** These open a form: in a dialog where the client has dialogs, else as a card in the chat. */
const OPENS_FORM: ReadonlySet<Verb> = new Set<Verb>([
  'consent.review',
  'consent.change_number',
  'campaign.setup',
  'campaign.details',
  'broadcast.start',
  'broadcast.remind',
  'number.add',
  'number.assign',
  'registration.submitted',
  'registration.rejected',
]);

export interface Submit {
  readonly title: string;
  readonly verb: Verb;
  readonly sealed: Partial<Sealed>;
  /** Sent although fields of the card are empty, and without them. */
  readonly withoutFields?: boolean;
}

/** A press that is sent to us; an old client falls back to Action.Submit with the same data. */
export function submit(hand: Hand, { title, verb, sealed, withoutFields }: Submit): Element {
  const id = hand.seals.seal(hand.account, verb, sealed);
  const looks = {
    title: plain(title),
    ...(withoutFields === true ? { associatedInputs: 'none' } : {}),
  };
  const fallback = { type: 'Action.Submit', ...looks, data: { verb, id } };
  if (hand.inDialog) return fallback;
  return { type: 'Action.Execute', ...looks, verb, data: { id }, fallback };
}

/** A button of a page. A preview's does nothing; one with a question asks it first. */
export function buttonAction(hand: Hand, button: Button): Element {
  const { label: title, act: verb, id, confirm } = button;
  if (id === PREVIEW) {
    return {
      type: 'Action.Submit',
      title: plain(title),
      data: { verb: PREVIEW },
      isEnabled: false,
    };
  }
  const sealed = { id: id ?? '' };
  if (OPENS_FORM.has(verb) && !hand.inDialog) {
    const data = { verb, id: hand.seals.seal(hand.account, verb, sealed) };
    return {
      type: 'Action.Submit',
      title: plain(title),
      data: { ...data, msteams: { type: 'task/fetch' } },
    };
  }
  if (confirm === undefined) return submit(hand, { title, verb, sealed });
  return showCard(title, {
    body: richText(say`*${[{ text: confirm.title }]}* ${[{ text: confirm.text }]}`),
    actions: [submit(hand, { title: confirm.yes, verb, sealed })],
  });
}

/** A button that unfolds a part of the card. */
export function showCard(
  title: string,
  inner: { body: readonly Element[]; actions: readonly Element[] },
): Element {
  return { type: 'Action.ShowCard', title: plain(title), card: { type: 'AdaptiveCard', ...inner } };
}
