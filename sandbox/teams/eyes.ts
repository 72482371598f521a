import { actionsOf, titleOf, wordsOf } from './card.ts';
import { personalChatId } from './create-tenant.ts';
import { standingValue } from './inputs.ts';
import { readableBy } from './messages.ts';
import { findInput, type Place, placesOf, type Where } from './places.ts';
import type { Stand } from './stand.ts';
import type { Notice, Teammate, TeamsFile, TeamsMessage } from './tenant.ts';

/** A message as somebody sees it. */
export interface ShownMessage {
  readonly message: TeamsMessage;
  readonly id: string;
  /** All visible words: the text, then each card. */
  text(): string;
  /** Titles of the buttons, in order. */
  buttons(): string[];
}

/** A dialog as somebody sees it. */
export interface ShownDialog {
  readonly title: string;
  readonly url: string | undefined;
  text(): string;
  buttons(): string[];
}

/** What one person sees now. */
export interface Eyes {
  /** The chat with the app, oldest first. */
  messages(): ShownMessage[];
  newestMessage(): ShownMessage | undefined;
  /** The newest message anywhere with a card on it. */
  newestCard(): ShownMessage | undefined;
  /** Messages of a group chat or channel, by id or name. */
  messagesIn(conversation: string): ShownMessage[];
  dialog(): ShownDialog | null;
  /** What stands in an input now, by id or label. */
  value(field: string, where?: Where): string;
  /** What Teams says under the inputs of the card on top, by input id. */
  errors(where?: Where): Readonly<Record<string, string>>;
  /** What Teams, or the app through Teams, told this person in passing. */
  notices(): Notice[];
  /** Files the app put into this person's OneDrive. */
  files(): TeamsFile[];
}

export function eyesOf(stand: Stand, person: Teammate): Eyes {
  const { tenant } = stand;
  const shown = (message: TeamsMessage) => showMessage(stand, person, message);
  const messages = () => (tenant.messages.get(personalChatId(person.id)) ?? []).map(shown);
  return {
    messages,
    newestMessage: () => messages().at(-1),
    newestCard: () => {
      const place = placesOf(tenant, person).find((one) => one.message !== undefined);
      return place?.message && shown(place.message);
    },
    messagesIn: (called) =>
      readableBy(tenant, person.id)
        .filter((one) =>
          [one.conversation, tenant.conversations.get(one.conversation)?.name].includes(called),
        )
        .map(shown),
    dialog: () => showDialog(stand, person),
    value: (field, where) => {
      const { input, place } = findInput(tenant, person, { name: field, where });
      return standingValue(input, place.entries);
    },
    errors: (where) => {
      const [top] = placesOf(tenant, person, where);
      return Object.fromEntries(top?.entries.errors ?? []);
    },
    notices: () => tenant.notices.filter((one) => one.person === person.id),
    files: () =>
      [...tenant.files.values()].filter((one) => one.person === person.id && one.isComplete),
  };
}

function showMessage(stand: Stand, person: Teammate, message: TeamsMessage): ShownMessage {
  const places = () => placesOf(stand.tenant, person, { message });
  return {
    message,
    id: message.id,
    text: () => [message.text, ...places().map(wordsAt)].filter((one) => one !== '').join('\n'),
    buttons: () => places().flatMap(buttonsAt),
  };
}

function showDialog({ tenant }: Stand, person: Teammate): ShownDialog | null {
  const dialog = tenant.dialogs.get(person.id);
  if (!dialog) return null;
  const places = () => placesOf(tenant, person).filter((one) => one.message === undefined);
  return {
    title: dialog.title,
    url: dialog.url,
    text: () => [dialog.title, ...places().map(wordsAt)].filter((one) => one !== '').join('\n'),
    buttons: () => places().flatMap(buttonsAt),
  };
}

function wordsAt({ card, look }: Place): string {
  return wordsOf(card, look);
}

function buttonsAt({ card, look }: Place): string[] {
  return actionsOf(card, look).map(({ action }) => titleOf(action));
}
