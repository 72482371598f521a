/** The forms about handing the registration in, and what they lead to. */
import type { ModalView } from '@slack/types';
import type { Field } from '../../../src/wording/field.ts';
import type { Page } from '../../../src/wording/page.ts';
import {
  PAGES_FIELD,
  REJECTED_FIELD,
  REJECTED_INTRO,
  REJECTED_TITLE,
  SUBMITTED_FIELD,
  SUBMITTED_INTRO,
  SUBMITTED_TITLE,
} from '../../../src/wording/registration.ts';
import type { Rich } from '../../../src/wording/rich.ts';
import { modal } from './modal.ts';
import { blocksOf, fieldInput } from './page.ts';
import { section } from './parts.ts';
import { markupOf } from './text.ts';

const form = (
  title: string,
  intro: Rich,
  rest: { readonly fields: readonly Field[]; readonly callback: string; readonly submit: string },
): ModalView =>
  modal({
    title,
    callback: rest.callback,
    submit: rest.submit,
    close: 'Cancel',
    blocks: [section(markupOf(intro)), ...rest.fields.map(fieldInput)],
  });

export const rejectedView = (): ModalView =>
  form(REJECTED_TITLE, REJECTED_INTRO, {
    fields: [REJECTED_FIELD],
    callback: 'registration.reject',
    submit: 'Explain',
  });

export const submittedView = (): ModalView =>
  form(SUBMITTED_TITLE, SUBMITTED_INTRO, {
    fields: [SUBMITTED_FIELD, PAGES_FIELD],
    callback: 'registration.submit',
    submit: 'Keep it',
  });

export const registrationPageView = (title: string, { parts }: Page): ModalView =>
  modal({ title, blocks: blocksOf(parts) });
