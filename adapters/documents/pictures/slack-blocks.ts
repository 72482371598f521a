/** The kinds of block that our messages and forms are made of; any other is refused, never left out. */
import { z } from 'zod';

const plain = z.object({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() });
const button = z.object({ type: z.literal('button'), text: plain });
const option = z.object({ text: plain });

const element = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plain_text_input'), placeholder: plain.optional() }),
  z.object({ type: z.literal('checkboxes'), options: z.array(option) }),
]);

const rich = z.object({
  type: z.literal('rich_text_quote'),
  elements: z.array(z.object({ type: z.literal('text'), text: z.string() })),
});

const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), text: plain }),
  z.object({ type: z.literal('section'), text: plain }),
  z.object({ type: z.literal('context'), elements: z.array(plain) }),
  z.object({ type: z.literal('divider') }),
  z.object({ type: z.literal('rich_text'), elements: z.array(rich) }),
  z.object({ type: z.literal('actions'), elements: z.array(button) }),
  z.object({
    type: z.literal('input'),
    label: plain,
    element,
    hint: plain.optional(),
    optional: z.boolean().optional(),
  }),
]);

export const blocks = z.array(block);
export const modal = z.object({
  type: z.literal('modal'),
  title: plain,
  submit: plain.optional(),
  close: plain.optional(),
  blocks,
});

export type Block = z.infer<typeof block>;
export type InputBlock = Extract<Block, { type: 'input' }>;
export type Modal = z.infer<typeof modal>;
