/** The form in which a person agrees: the exact text, their own number typed by them, one unticked box. */
import type { ModalView } from '@slack/types';
import {
  type ConsentForm,
  FORM_END,
  FORM_TITLE,
  formIntro,
  PHONE_FIELD,
} from '../../../src/wording/form.ts';
import { wordingParts } from '../../../src/wording/request.ts';
import { modal } from './modal.ts';
import { blocksOf } from './page.ts';
import { context, input, section, textInput } from './parts.ts';
import { markupOf, plain } from './text.ts';

/** Option texts of a checkbox take 75 characters; longer words of agreement stand above the box. */
const OPTION_MAX = 75;

export function formView(
  form: ConsentForm,
  options: { readonly wordingChanged?: boolean } = {},
): ModalView {
  const { notice, deliveryId } = form;
  const tick = notice.labels.tick;
  const blocks = [
    section(markupOf(formIntro(form, options.wordingChanged === true))),
    ...blocksOf(wordingParts(notice.text)),
    textInput(PHONE_FIELD),
    input(
      { id: 'agree', label: tick.length > OPTION_MAX ? tick : 'Your agreement' },
      {
        type: 'checkboxes',
        action_id: 'agree',
        options: [
          { text: plain(tick.length > OPTION_MAX ? 'Yes' : tick, OPTION_MAX), value: 'agree' },
        ],
      },
    ),
    context(markupOf(FORM_END)),
  ];
  return modal({
    title: FORM_TITLE,
    blocks,
    callback: 'consent.agree',
    submit: notice.labels.agree,
    close: 'Cancel',
    ids: { d: deliveryId, n: notice.digest },
  });
}
