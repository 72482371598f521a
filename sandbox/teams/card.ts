/**
 * Reading an Adaptive Card as a person does: its words, its inputs, its buttons. The card itself
 * stays as the app sent it, so that what is drawn is exactly what was sent.
 * @see https://adaptivecards.io/explorer/
 */
import { isRecord, recordsOf } from '../record.ts';

/** An Adaptive Card, one of its elements or one of its actions. */
export interface Card {
  readonly type?: string;
  readonly id?: string;
  readonly [field: string]: unknown;
}

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Tells which actions are open (`Action.ShowCard`) and which the client can do. */
export interface Look {
  readonly isOpen: (action: Card) => boolean;
  readonly understandsExecute: boolean;
}

/** An action and the cards around it, the innermost first: their inputs go with it. */
export interface PlacedAction {
  readonly action: Card;
  readonly cards: readonly Card[];
}

/** The actions a person can press now, top to bottom; those of open inner cards after their opener. */
export function actionsOf(card: Card, look: Look, outer: readonly Card[] = []): PlacedAction[] {
  const cards = [card, ...outer];
  const inBody = elementsOf(card)
    .flatMap((element) => [...recordsOf(element.actions), ...selectActionOf(element)])
    .filter(isShown);
  return [...inBody, ...recordsOf(card.actions).filter(isShown)].flatMap((one) => {
    const action = forClient(one, look);
    if (!action) return [];
    const inner =
      action.type === 'Action.ShowCard' && isRecord(action.card) && look.isOpen(action)
        ? actionsOf(action.card, look, cards)
        : [];
    return [{ action, cards }, ...inner];
  });
}

/** The inputs of one card, without those of inner cards. */
export function inputsOf(card: Card): Card[] {
  return elementsOf(card).filter((one) => String(one.type).startsWith('Input.'));
}

/** Every input a person can reach now. */
export function reachableInputs(card: Card, look: Look): Card[] {
  const inner = actionsOf(card, look)
    .map(({ action }) => action)
    .filter((action) => action.type === 'Action.ShowCard' && look.isOpen(action))
    .flatMap((action) => (isRecord(action.card) ? inputsOf(action.card) : []));
  return [...inputsOf(card), ...inner];
}

/** Every line a reader sees, top to bottom, with open inner cards and the words on the buttons. */
export function wordsOf(card: Card, look: Look): string {
  const lines = elementsOf(card).flatMap(linesOf);
  for (const { action, cards } of actionsOf(card, look)) {
    if (cards.length > 1) continue; // It is inside an inner card, whose words come with its opener.
    lines.push(titleOf(action));
    if (action.type === 'Action.ShowCard' && isRecord(action.card) && look.isOpen(action))
      lines.push(wordsOf(action.card, look));
  }
  return lines.filter((line) => line !== '').join('\n');
}

export function titleOf(action: Card): string {
  return typeof action.title === 'string' ? action.title : '';
}

/** All visible elements of a card's body, nested ones included, inner cards not. */
function elementsOf(card: Card): Card[] {
  return recordsOf(card.body).flatMap(nested);
}

function nested(element: Card): Card[] {
  if (!isShown(element)) return [];
  const inner = ['items', 'columns', 'rows', 'cells', 'images'].flatMap((field) =>
    recordsOf(element[field]),
  );
  return [element, ...inner.flatMap(nested)];
}

function isShown(element: Card): boolean {
  return element.isVisible !== false;
}

function selectActionOf(element: Card): Card[] {
  return isRecord(element.selectAction) ? [element.selectAction] : [];
}

/** The action as this client knows it: itself, its fallback, or nothing. */
function forClient(action: Card, look: Look): Card | undefined {
  if (action.type !== 'Action.Execute' || look.understandsExecute) return action;
  return isRecord(action.fallback) ? forClient(action.fallback, look) : undefined;
}

function linesOf(element: Card): string[] {
  switch (element.type) {
    case 'RichTextBlock':
      return [(Array.isArray(element.inlines) ? element.inlines : []).map(inlineText).join('')];
    case 'FactSet':
      return recordsOf(element.facts).map((fact) => `${text(fact.title)}: ${text(fact.value)}`);
    case 'Image':
      return [text(element.altText)];
    case 'Input.ChoiceSet':
      return [text(element.label), ...recordsOf(element.choices).map((one) => text(one.title))];
    case 'Input.Toggle':
      return [text(element.label), text(element.title)];
    default:
      return String(element.type).startsWith('Input.')
        ? [text(element.label)]
        : [text(element.text)];
  }
}

function inlineText(inline: unknown): string {
  return typeof inline === 'string' ? inline : text(isRecord(inline) ? inline.text : '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
