/** The form in which a person agrees: the exact text, their own number typed by them, one unticked box. */
import type { NoticeLabels } from '../../../src/consent/notice.ts';
import { type ConsentForm, FORM_END, formIntro, PHONE_FIELD } from '../../../src/wording/form.ts';
import { wordingParts } from '../../../src/wording/request.ts';
import { type Hand, submit } from './actions.ts';
import { card, partElements } from './card.ts';
import { type AdaptiveCard, alarm, type Element, note, plain, richText } from './elements.ts';
import { inputElement } from './inputs.ts';
import type { Sealed } from './seal.ts';

const FORM_BRIEF = 'Your agreement to work text messages';

export interface FormOptions {
  readonly wordingChanged?: boolean;
  /** What was wrong with the last try. */
  readonly trouble?: string;
  /** What the person typed before; the box is never filled in for them. */
  readonly phone?: string;
}

export function formCard(hand: Hand, form: ConsentForm, options: FormOptions = {}): AdaptiveCard {
  const { notice, deliveryId } = form;
  return card({
    brief: FORM_BRIEF,
    body: [
      ...(options.trouble === undefined ? [] : [alarm(options.trouble)]),
      ...richText(formIntro(form, options.wordingChanged === true)),
      ...partElements(hand, wordingParts(notice.text)),
      ...agreeInputs(notice.labels, options.phone),
    ],
    actions: [
      agreeAction(hand, notice.labels, { id: deliveryId, digest: notice.digest }),
      // In the chat the form stands in place of the request, whose other answer must stay as near.
      ...(hand.inDialog ? [] : [declineAction(hand, notice.labels, deliveryId)]),
    ],
  });
}

/** Nobody has to fill in the fields beside it to say no. */
const declineAction = (hand: Hand, { decline }: NoticeLabels, id: string): Element =>
  submit(hand, { title: decline, verb: 'consent.decline', sealed: { id }, withoutFields: true });

/** The phone, typed by the person, and the box, unticked. */
export function agreeInputs({ tick }: NoticeLabels, phone?: string): Element[] {
  return [
    inputElement({ kind: 'text', ...PHONE_FIELD, initial: phone }),
    {
      type: 'Input.Toggle',
      id: 'agree',
      label: 'Your agreement',
      title: plain(tick, 1_000),
      value: 'false',
      valueOn: 'true',
      valueOff: 'false',
      wrap: true,
      isRequired: true,
      errorMessage: 'Tick the box if you agree, or close this form if you do not.',
    },
    ...note(FORM_END),
  ];
}

export const agreeAction = (hand: Hand, { agree }: NoticeLabels, sealed: Sealed): Element =>
  submit(hand, { title: agree, verb: 'consent.agree', sealed });
