/** Pages of `src/wording` as blocks, and their fields as inputs. */
import type { InputBlock, KnownBlock } from '@slack/types';
import type { Field } from '../../../src/wording/field.ts';
import type { Button, Page, Part } from '../../../src/wording/page.ts';
import {
  buttons,
  choice,
  confirmation,
  context,
  divider,
  header,
  type Press,
  quote,
  radio,
  section,
  textInput,
} from './parts.ts';
import { type Markup, markupOf } from './text.ts';

export interface Drawn {
  /** For notifications and screen readers. */
  readonly text: Markup;
  readonly blocks: KnownBlock[];
}

export function draw({ brief, parts }: Page): Drawn {
  return { text: markupOf(brief), blocks: blocksOf(parts) };
}

export function blocksOf(parts: readonly Part[]): KnownBlock[] {
  return parts.map(blockOf);
}

function blockOf(part: Part): KnownBlock {
  switch (part.kind) {
    case 'heading':
      return header(part.text);
    case 'text':
      return section(markupOf(part.text));
    case 'note':
      return context(markupOf(part.text));
    case 'quote':
      return quote(part.text);
    case 'divider':
      return divider();
    case 'buttons':
      return buttons(...part.buttons.map(pressOf));
  }
}

function pressOf({ label, act, id, confirm }: Button): Press {
  return {
    label,
    action: act,
    value: id,
    ...(confirm === undefined
      ? {}
      : { confirm: confirmation(confirm.title, confirm.text, confirm) }),
  };
}

export function fieldInput(field: Field): InputBlock {
  switch (field.kind) {
    case 'text':
      return textInput(field);
    case 'choice':
      return choice(field, field.choices);
    case 'radio':
      return radio(field, field.choices);
  }
}
