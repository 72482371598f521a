/** Pages as Adaptive Cards, within what a Teams message holds. */
import type { Button, Page, Part } from '../../../src/wording/page.ts';
import { plainText, say } from '../../../src/wording/rich.ts';
import { buttonAction, type Hand } from './actions.ts';
import {
  type AdaptiveCard,
  divider,
  type Element,
  heading,
  note,
  plain,
  quote,
  richText,
} from './elements.ts';

/** A message with a card holds 28 KB at Teams; the rest of it needs little. */
const BYTES_MAX = 26_000;

export interface Parts {
  /** Read aloud and shown where cards are not. */
  readonly brief: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Element[];
}

/** A card of these parts; what does not fit is left away from the end of the body, and said. */
export function card({ brief, body, actions = [] }: Parts): AdaptiveCard {
  const shown = [...body];
  let whole = compose(brief, shown, actions);
  while (Buffer.byteLength(JSON.stringify(whole)) > BYTES_MAX && shown.length > 1) {
    shown.splice(-2, 2, ...note(say`There is more than fits here.`));
    whole = compose(brief, shown, actions);
  }
  return whole;
}

const compose = (
  brief: string,
  body: readonly Element[],
  actions: readonly Element[],
): AdaptiveCard => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText: plain(brief, 300),
  msteams: { width: 'Full' },
  body,
  ...(actions.length === 0 ? {} : { actions }),
});

/** How one button of a page is drawn; the usual way unless a card knows better. */
export type DrawButton = (button: Button) => Element;

export function pageCard(hand: Hand, page: Page, draw?: DrawButton): AdaptiveCard {
  return card({ brief: briefOf(page), body: partElements(hand, page.parts, draw) });
}

export const briefOf = (page: Page): string => plainText(page.brief);

export function partElements(
  hand: Hand,
  parts: readonly Part[],
  draw: DrawButton = (button) => buttonAction(hand, button),
): Element[] {
  return parts.flatMap((part) => elementsOf(part, draw));
}

function elementsOf(part: Part, draw: DrawButton): Element[] {
  switch (part.kind) {
    case 'heading':
      return [heading(part.text)];
    case 'text':
      return richText(part.text);
    case 'note':
      return note(part.text);
    case 'quote':
      return [quote(part.text)];
    case 'divider':
      return [divider()];
    case 'buttons':
      return [{ type: 'ActionSet', actions: part.buttons.map(draw) }];
  }
}
