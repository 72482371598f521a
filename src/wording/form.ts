/** The words of the form in which a person agrees. */
import type { FormAnswer } from '../consent/act.ts';
import { type Rich, say } from './rich.ts';

export type ConsentForm = Extract<FormAnswer, { kind: 'form' }>;

export function formIntro(form: ConsentForm, wordingChanged: boolean): Rich {
  if (wordingChanged) {
    return say`*The wording changed while the form was open, so nothing was recorded.* Please read the new text:`;
  }
  const { displayName } = form.campaign.definition.brand;
  return say`*${displayName}* asks for your agreement. Please read the text; nothing is recorded before you press “${form.notice.labels.agree}”.`;
}

export const FORM_END: Rich = say`Optional, and not a condition of employment. You can change your mind at any time.`;

export const FORM_TITLE = 'Work text messages';

export const PHONE_FIELD = {
  id: 'phone',
  label: 'Your own mobile number',
  hint: 'For example 512-555-0199. Outside the US and Canada, begin with + and the country code.',
  example: 'Type your number',
  max: 40,
} as const;
