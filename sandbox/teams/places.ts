/** Cards on a person's screen, and finding buttons and inputs on them. */
import {
  actionsOf,
  type Card,
  type Look,
  type PlacedAction,
  reachableInputs,
  titleOf,
} from './card.ts';
import { entriesOf } from './entries.ts';
import { cardsOf, readableBy } from './messages.ts';
import type { Entries, Teammate, TeamsMessage, Tenant } from './tenant.ts';

/** Where to look; without it in the dialog, then on messages, newest first. */
export interface Where {
  readonly message?: TeamsMessage | undefined;
}

/** A card as it stands on one person's screen. */
export interface Place {
  /** Absent when the card is in the dialog. */
  readonly message?: TeamsMessage | undefined;
  readonly card: Card;
  readonly entries: Entries;
  readonly look: Look;
}

/** A button and where it stands. */
export interface PlacedButton extends PlacedAction {
  readonly place: Place;
}

/** An input and where it stands. */
export interface PlacedInput {
  readonly place: Place;
  readonly input: Card;
}

/** The cards this person sees, what is on top and newest first. */
export function placesOf(tenant: Tenant, person: Teammate, where: Where = {}): Place[] {
  const dialog = where.message ? undefined : tenant.dialogs.get(person.id)?.card;
  const messages = where.message ? [where.message] : readableBy(tenant, person.id).reverse();
  return [
    ...(dialog ? [placeOf(tenant, person, { card: dialog })] : []),
    ...messages.flatMap((message) =>
      cardsOf(message, person.id).map((card) => placeOf(tenant, person, { message, card })),
    ),
  ];
}

/**
 * The button with this title, id or verb.
 * @throws Error when it is nowhere to be seen
 */
export function findButton(
  tenant: Tenant,
  person: Teammate,
  { name, where }: { name: string; where?: Where | undefined },
): PlacedButton {
  for (const place of placesOf(tenant, person, where)) {
    const found = actionsOf(place.card, place.look).find(({ action }) =>
      [titleOf(action), action.id, action.verb].includes(name),
    );
    if (found) return { place, ...found };
  }
  throw new Error(`${person.name} sees no "${name}" in Teams.`);
}

/**
 * The input with this id or label.
 * @throws Error when it is nowhere to be seen
 */
export function findInput(
  tenant: Tenant,
  person: Teammate,
  { name, where }: { name: string; where?: Where | undefined },
): PlacedInput {
  for (const place of placesOf(tenant, person, where)) {
    const input = reachableInputs(place.card, place.look).find((one) =>
      [one.id, one.label, one.title].includes(name),
    );
    if (input) return { place, input };
  }
  throw new Error(`${person.name} sees no field "${name}" in Teams.`);
}

function placeOf(
  tenant: Tenant,
  person: Teammate,
  { message, card }: { message?: TeamsMessage; card: Card },
): Place {
  const entries = entriesOf(tenant, person.id, message?.id ?? 'dialog');
  return {
    message,
    card,
    entries,
    look: {
      isOpen: (action) => entries.opened.has(action),
      understandsExecute: person.understandsExecute,
    },
  };
}
