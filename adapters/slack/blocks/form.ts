/** The form in which a person agrees: the exact text, their own number typed by them, one unticked box. */
import type { ModalView } from '@slack/types';
import type { FormAnswer } from '../../../src/service.ts';
import { modal } from './modal.ts';
import { context, input, quote, section, textInput } from './parts.ts';
import { plain, words } from './text.ts';
import { linksIn } from './wording.ts';

export type ConsentForm = Extract<FormAnswer, { kind: 'form' }>;

/** Option texts of a checkbox take 75 characters; longer words of agreement stand above the box. */
const OPTION_MAX = 75;

export function formView(
  form: ConsentForm,
  options: { readonly wordingChanged?: boolean } = {},
): ModalView {
  const { notice, campaign, deliveryId } = form;
  const { displayName } = campaign.definition.brand;
  const links = linksIn(notice.text);
  const tick = notice.labels.tick;
  const blocks = [
    section(
      options.wordingChanged
        ? words`*The wording changed while the form was open, so nothing was recorded.* Please read the new text:`
        : words`*${displayName}* asks for your agreement. Please read the text; nothing is recorded before you press “${notice.labels.agree}”.`,
    ),
    quote(notice.text),
    ...(links === null ? [] : [context(links)]),
    textInput({
      id: 'phone',
      label: 'Your own mobile number',
      hint: 'For example 512-555-0199. Outside the US and Canada, begin with + and the country code.',
      example: 'Type your number',
      max: 40,
    }),
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
    context(
      words`Optional, and not a condition of employment. You can change your mind at any time.`,
    ),
  ];
  return modal({
    title: 'Work text messages',
    blocks,
    callback: 'consent.agree',
    submit: notice.labels.agree,
    close: 'Cancel',
    ids: { d: deliveryId, n: notice.digest },
  });
}
