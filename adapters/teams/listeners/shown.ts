/** What a person is shown in answer to what they did, whichever way it came. */
import type { Page } from '../../../src/wording/page.ts';
import type { Hand } from '../cards/actions.ts';
import { briefOf, pageCard } from '../cards/card.ts';
import type { AdaptiveCard } from '../cards/elements.ts';

export type Shown =
  | {
      readonly kind: 'card';
      /** Of the dialog, where there is one. */
      readonly title: string;
      readonly brief: string;
      readonly card: AdaptiveCard;
    }
  | { readonly kind: 'words'; readonly text: string };

export const inWords = (text: string): Shown => ({ kind: 'words', text });

/** Instead of what could not be drawn of an act that is on record. */
export const savedUnseen = (): Shown =>
  inWords('It is saved. What it looks like now could not be shown; please write STATUS to see it.');

export const asCard = (title: string, card: AdaptiveCard): Shown => ({
  kind: 'card',
  title,
  brief: card.fallbackText,
  card,
});

export const asPage = (hand: Hand, title: string, page: Page): Shown => ({
  kind: 'card',
  title,
  brief: briefOf(page),
  card: pageCard(hand, page),
});
