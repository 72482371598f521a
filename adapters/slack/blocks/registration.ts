/** The forms about handing the registration in, and what they lead to. */
import type { ModalView } from '@slack/types';
import type { Field } from '../../../src/wording/field.ts';
import type { Page } from '../../../src/wording/page.ts';
import {
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
  rest: { readonly field: Field; readonly callback: string; readonly submit: string },
): ModalView =>
  modal({
    title,
    callback: rest.callback,
    submit: rest.submit,
    close: 'Cancel',
    blocks: [section(markupOf(intro)), fieldInput(rest.field)],
  });

export const rejectedView = (): ModalView =>
  form(REJECTED_TITLE, REJECTED_INTRO, {
    field: REJECTED_FIELD,
    callback: 'registration.reject',
    submit: 'Explain',
  });

export const submittedView = (): ModalView =>
  form(SUBMITTED_TITLE, SUBMITTED_INTRO, {
    field: SUBMITTED_FIELD,
    callback: 'registration.submit',
    submit: 'Keep it',
  });

export const registrationPageView = (title: string, { parts }: Page): ModalView =>
  modal({ title, blocks: blocksOf(parts) });
