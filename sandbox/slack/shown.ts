/** How messages and views look to a person: their words, their buttons, their fields. */
import { isRecord } from '../record.ts';
import { type Block, elementsOf, visibleText, wordsOf } from './block.ts';
import { stateField } from './state-values.ts';
import type { Message, StoredFile, View } from './workspace.ts';

/** A message as somebody sees it. */
export interface ShownMessage {
  readonly message: Message;
  readonly ts: string;
  readonly isEphemeral: boolean;
  /** All visible words, block by block; the plain text when there are no blocks. */
  text(): string;
  /** Labels of the buttons, in order. */
  buttons(): string[];
  readonly files: readonly StoredFile[];
}

/** A modal or Home tab as somebody sees it. */
export interface ShownView {
  readonly view: View;
  readonly title: string;
  /** Label of the submit button; empty when there is none. */
  readonly submit: string;
  readonly callbackId: string;
  readonly blocks: readonly Block[];
  /** Errors under the fields, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  text(): string;
  buttons(): string[];
  /** What stands in an input now, by block id, action id or label; null when empty. */
  value(field: string): unknown;
}

export function shownMessage(message: Message): ShownMessage {
  return {
    message,
    ts: message.ts,
    isEphemeral: message.visibleTo !== undefined,
    text: () => (message.blocks.length > 0 ? visibleText(message.blocks) : message.text),
    buttons: () => buttonsOf(message.blocks),
    files: message.files,
  };
}

export function shownView(view: View): ShownView {
  const { payload } = view;
  return {
    view,
    title: wordsOf(payload.title),
    submit: wordsOf(payload.submit),
    callbackId: payload.callback_id ?? '',
    blocks: payload.blocks,
    errors: view.errors,
    text: () => [wordsOf(payload.title), visibleText(payload.blocks)].filter(Boolean).join('\n'),
    buttons: () => buttonsOf(payload.blocks),
    value: (field) => valueIn(view, field),
  };
}

function buttonsOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap(elementsOf)
    .filter((element) => element.type === 'button')
    .map((element) => wordsOf(element.text));
}

function valueIn(view: View, field: string): unknown {
  const found = findField(view.payload.blocks, field);
  if (!found) throw new Error(`There is no field "${field}" in this view.`);
  const { block, element } = found;
  const state = view.values[String(block.block_id)]?.[String(element.action_id)];
  return state === undefined ? null : (state[stateField(state.type).name] ?? null);
}

/**
 * The element a person means by `field`: its block id, action id or label, or (for buttons and
 * options) the words on it. Only elements that `fits` accepts are considered.
 */
export function findField(
  blocks: readonly Block[],
  field: string,
  fits: (element: Block) => boolean = () => true,
): { block: Block; element: Block } | undefined {
  for (const block of blocks) {
    for (const element of elementsOf(block))
      if (fits(element) && namesOf(block, element).includes(field)) return { block, element };
  }
  return undefined;
}

function namesOf(block: Block, element: Block): string[] {
  const names = [element.action_id, block.block_id, wordsOf(block.label), wordsOf(element.text)];
  if (isRecord(element.placeholder)) names.push(wordsOf(element.placeholder));
  if (block.accessory === element) names.push(wordsOf(block.text));
  return names.filter((name): name is string => typeof name === 'string' && name !== '');
}
