import { openDirect, readableBy } from './messages.ts';
import { type ShownMessage, type ShownView, shownMessage, shownView } from './shown.ts';
import type { Stand } from './stand.ts';
import { modalsOf } from './views.ts';
import type { Message, Notice, Person, StoredFile } from './workspace.ts';

/** What one person sees now. */
export interface Eyes {
  /** The direct conversation with the app, oldest first, without ephemeral messages. */
  messages(): ShownMessage[];
  newestMessage(): ShownMessage | undefined;
  /** Ephemeral messages anywhere, oldest first. */
  ephemerals(): ShownMessage[];
  /** What Slack itself told this person, e.g. `operation_timeout`. */
  notices(): Notice[];
  /** Files the person can see, oldest first. */
  files(): StoredFile[];
  /** The modal on screen, or null. */
  modal(): ShownView | null;
  /** The app's Home tab as last published; null when it never was. */
  home(): ShownView | null;
}

export function eyesOf(stand: Stand, person: Person): Eyes {
  const { workspace } = stand;
  const messages = () => {
    const channel = openDirect(workspace, person.id).id;
    const all = workspace.messages.get(channel) ?? [];
    return all.filter((one) => one.visibleTo === undefined).map(shownMessage);
  };
  return {
    messages,
    newestMessage: () => messages().at(-1),
    ephemerals: () => ephemeralsOf(stand, person).map(shownMessage),
    notices: () => workspace.notices.filter((one) => one.person === person.id),
    files: () => readableBy(workspace, person.id).flatMap((one) => one.files),
    modal: () => {
      const view = modalsOf(workspace, person.id).at(-1);
      return view ? shownView(view) : null;
    },
    home: () => {
      const view = workspace.homes.get(person.id);
      return view ? shownView(view) : null;
    },
  };
}

/** The ephemeral messages only this person sees, oldest first. */
export function ephemeralsOf(stand: Stand, person: Person): Message[] {
  return readableBy(stand.workspace, person.id).filter((one) => one.visibleTo === person.id);
}
