import { seeing as seeingChange } from '../seeing.ts';
import type { Stand } from './stand.ts';
import type { Person, WorkspaceEvent } from './workspace.ts';

/**
 * Does something, then waits until this person's screen has changed since it began, or until the
 * sandbox's patience is over.
 */
export function seeing<T>(stand: Stand, person: Person, act: () => Promise<T>): Promise<T> {
  const screen = {
    listen: stand.workspace.listen,
    isVisible: (event: WorkspaceEvent) => isVisibleTo(stand, person, event),
    patienceMs: stand.patienceMs,
  };
  return seeingChange(screen, act);
}

function isVisibleTo(stand: Stand, person: Person, event: WorkspaceEvent): boolean {
  switch (event.kind) {
    case 'message-posted':
    case 'message-changed':
    case 'message-deleted': {
      const { channel, visibleTo, author } = event.message;
      if (author === person.id) return false;
      if (visibleTo !== undefined) return visibleTo === person.id;
      return stand.workspace.channels.get(channel)?.members.has(person.id) ?? false;
    }
    case 'notice':
      return event.notice.person === person.id;
    default:
      return event.person === person.id;
  }
}
