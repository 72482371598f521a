import { isRecord } from '../record.ts';
import { actionsOf, type Card, type PlacedAction } from '../teams/card.ts';
import type { Teammate } from '../teams/tenant.ts';

/** Every action of a card, as if each `Action.ShowCard` were open: the page opens them by itself. */
export function allActions(card: Card, person: Teammate): PlacedAction[] {
  const { understandsExecute } = person;
  return actionsOf(card, { understandsExecute, isOpen: () => true });
}

/**
 * A copy of the card for this person's client in which the nth action has the id `press-<n>`, so
 * that the page can say which one was pressed. What an old client does not know is left out or
 * replaced by its fallback.
 */
export function labelActions(card: Card, person: Teammate): Card {
  const copy = person.understandsExecute ? structuredClone(card) : withFallbacks(card);
  allActions(copy, person).forEach(({ action }, index) => {
    (action as { id?: string }).id = `press-${index}`;
  });
  return copy;
}

/** A copy in which each `Action.Execute` is replaced by its fallback. */
function withFallbacks(card: Card): Card {
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced).filter((one) => one !== undefined);
    if (!isRecord(value)) return value;
    if (value.type === 'Action.Execute')
      return isRecord(value.fallback) ? replaced(value.fallback) : undefined;
    return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, replaced(one)]));
  };
  return replaced(card) as Card;
}
