import { describe, expect, it } from '@jest/globals';
import { problemsOfBlocks, problemsOfView } from '../../sandbox/slack/block-limits.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain(5), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain(10),
  element,
  ...more,
});
const options = (count: number, length = 5) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(length), value: String(index) }));
const confirm = (length: number) => ({
  title: plain(10),
  text: plain(length),
  confirm: plain(3),
  deny: plain(2),
});

/** Each limit: the largest payload that fits, the smallest that does not, and Slack's reason. */
const LIMITS: readonly [name: string, fits: object[], tooMuch: object[], reason: string][] = [
  [
    'blocks of a message',
    Array.from({ length: 50 }, () => ({ type: 'divider' })),
    Array.from({ length: 51 }, () => ({ type: 'divider' })),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    'text of a section',
    [{ type: 'section', text: plain(3000) }],
    [{ type: 'section', text: plain(3001) }],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'fields of a section',
    [{ type: 'section', fields: Array.from({ length: 10 }, () => plain(2000)) }],
    [{ type: 'section', fields: Array.from({ length: 11 }, () => plain(1)) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'text of a header',
    [{ type: 'header', text: plain(150) }],
    [{ type: 'header', text: plain(151) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'elements of a context',
    [{ type: 'context', elements: Array.from({ length: 10 }, () => plain(1)) }],
    [{ type: 'context', elements: Array.from({ length: 11 }, () => plain(1)) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'text of a button',
    [actions(button({ text: plain(75) }))],
    [actions(button({ text: plain(76) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'value of a button',
    [actions(button({ value: 'x'.repeat(2000) }))],
    [actions(button({ value: 'x'.repeat(2001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'action id',
    [actions(button({ action_id: 'x'.repeat(255) }))],
    [actions(button({ action_id: 'x'.repeat(256) }))],
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'action ids of one block',
    [actions(button(), button({ action_id: 'b' }))],
    [actions(button(), button())],
    '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  [
    'text of a confirm dialog',
    [actions(button({ confirm: confirm(300) }))],
    [actions(button({ confirm: confirm(301) }))],
    'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
  ],
  [
    'placeholder of an input',
    [input({ type: 'plain_text_input', action_id: 'a', placeholder: plain(150) })],
    [input({ type: 'plain_text_input', action_id: 'a', placeholder: plain(151) })],
    'must be less than 151 characters [json-pointer:/blocks/0/element/placeholder/text]',
  ],
  [
    'label of an input',
    [input({ type: 'plain_text_input', action_id: 'a' }, { label: plain(2000) })],
    [input({ type: 'plain_text_input', action_id: 'a' }, { label: plain(2001) })],
    'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
  ],
  [
    'number of boxes to tick',
    [input({ type: 'checkboxes', action_id: 'a', options: options(10) })],
    [input({ type: 'checkboxes', action_id: 'a', options: options(11) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/element/options]',
  ],
  [
    'text of an option',
    [input({ type: 'checkboxes', action_id: 'a', options: options(1, 75) })],
    [input({ type: 'checkboxes', action_id: 'a', options: options(1, 76) })],
    'must be less than 76 characters [json-pointer:/blocks/0/element/options/0/text/text]',
  ],
  [
    'an unknown block',
    [{ type: 'divider' }],
    [{ type: 'hologram' }],
    'unsupported type: hologram [json-pointer:/blocks/0/type]',
  ],
  [
    'an empty text',
    [{ type: 'section', text: plain(1) }],
    [{ type: 'section', text: plain(0) }],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
];

describe('Block Kit limits in the sandbox', () => {
  it.each(LIMITS)('hold for the %s', (...[, fits, tooMuch, reason]) => {
    expect(problemsOfBlocks(fits, 'message', '/blocks')).toEqual([]);
    expect(problemsOfBlocks(tooMuch, 'message', '/blocks')).toEqual([reason]);
  });

  it('hold for a modal’s frame', () => {
    const view = { type: 'modal', title: plain(24), submit: plain(24), close: plain(24) };
    const fits = { ...view, blocks: [], private_metadata: 'x'.repeat(3000) };
    expect(problemsOfView(fits)).toEqual([]);
    const tooMuch = {
      ...view,
      title: plain(25),
      submit: plain(25),
      close: plain(25),
      private_metadata: 'x'.repeat(3001),
      blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })),
    };
    expect(problemsOfView(tooMuch)).toEqual([
      'must be less than 25 characters [json-pointer:/view/title/text]',
      'must be less than 25 characters [json-pointer:/view/submit/text]',
      'must be less than 25 characters [json-pointer:/view/close/text]',
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ]);
  });

  it('want a submit button where there is an input', () => {
    const element = { type: 'plain_text_input', action_id: 'a' };
    const view = { type: 'modal', title: plain(5), blocks: [input(element)] };
    expect(problemsOfView(view)).toEqual([
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ]);
    expect(problemsOfView({ ...view, submit: plain(4) })).toEqual([]);
  });
});
