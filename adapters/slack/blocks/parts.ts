/** The few kinds of block we draw with, each within Slack's limits. */
import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import { clean, shorten } from '../../../src/wording/clean.ts';
import type { Choice } from '../../../src/wording/field.ts';
import { type Markup, mrkdwn, plain } from './text.ts';

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

export function section(text: Markup, accessory?: Button): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory === undefined ? {} : { accessory }) };
}

/** Words of unknown origin or length, uninterpreted, in as many sections as they need (at most `most`). */
export function plainSections(text: string, most = 5): SectionBlock[] {
  const pieces = text.match(/[\s\S]{1,2900}(?=\n|$)|[\s\S]{1,2900}/gu) ?? ['-'];
  return pieces
    .slice(0, most)
    .map((piece): SectionBlock => ({ type: 'section', text: plain(piece, 3000) }));
}

export function context(...texts: readonly Markup[]): ContextBlock {
  return { type: 'context', elements: texts.slice(0, 10).map(mrkdwn) };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** The exact wording, set apart, literally: rich text is never parsed for markup. */
export function quote(text: string): RichTextBlock {
  const shown = shorten(clean(text), 4000);
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: shown || '-' }] }],
  };
}

/** `value` is an opaque id or absent; what it means is always looked up. */
export interface Press {
  readonly label: string;
  readonly action: string;
  readonly value?: string | null;
  readonly confirm?: ConfirmationDialog;
}

function button({ label, action, value, confirm }: Press): Button {
  return {
    type: 'button',
    text: plain(label, 75),
    action_id: action,
    ...(value ? { value: value.slice(0, 2000) } : {}),
    ...(confirm === undefined ? {} : { confirm }),
  };
}

export function buttons(...presses: readonly Press[]): ActionsBlock {
  return { type: 'actions', elements: presses.slice(0, 25).map(button) };
}

export function confirmation(
  title: string,
  text: string,
  answers: { readonly yes: string; readonly no: string },
): ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(answers.yes, 30),
    deny: plain(answers.no, 30),
  };
}

export interface Field {
  /** Block id and action id alike: validation errors come back under it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly dispatch?: boolean;
}

export function input(field: Field, element: InputBlockElement): InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label, 2000),
    element,
    ...(field.hint === undefined ? {} : { hint: plain(field.hint, 2000) }),
    ...(field.optional ? { optional: true } : {}),
    ...(field.dispatch ? { dispatch_action: true } : {}),
  };
}

export interface TextField extends Field {
  readonly initial?: string | undefined;
  readonly example?: string;
  readonly max?: number;
  readonly multiline?: boolean;
}

export function textInput(field: TextField): InputBlock {
  return input(field, {
    type: 'plain_text_input',
    action_id: field.id,
    max_length: field.max ?? 3000,
    ...(field.multiline ? { multiline: true } : {}),
    ...(field.initial ? { initial_value: field.initial.slice(0, field.max ?? 3000) } : {}),
    ...(field.example === undefined ? {} : { placeholder: plain(field.example, 150) }),
  });
}

const option = ({ value, label }: Choice) => ({
  text: plain(label, 75),
  value: value.slice(0, 150),
});

export function choice(
  field: Field & { initial?: string | undefined },
  choices: readonly Choice[],
): InputBlock {
  const options = choices.slice(0, 100).map(option);
  const initial = options.find(({ value }) => value === field.initial);
  return input(field, {
    type: 'static_select',
    action_id: field.id,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

export function radio(field: Field & { initial: string }, choices: readonly Choice[]): InputBlock {
  const options = choices.slice(0, 10).map(option);
  const initial = options.find(({ value }) => value === field.initial);
  return input(field, {
    type: 'radio_buttons',
    action_id: field.id,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

/** At most `max` blocks; what had to be left away is said in the last one. */
export function fit(blocks: readonly KnownBlock[], max: number): KnownBlock[] {
  if (blocks.length <= max) return [...blocks];
  const rest: SectionBlock = { type: 'section', text: plain('There is more than fits here.') };
  return [...blocks.slice(0, max - 1), rest];
}
