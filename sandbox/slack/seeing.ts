import type { Stand } from './stand.ts';
import type { Person, WorkspaceEvent } from './workspace.ts';

const STEP_MS = 5;

/**
 * Does something, then waits until this person's screen has changed since it began, or until the
 * sandbox's patience is over: apps answer HTTP first and show their work a moment later.
 */
export async function seeing<T>(stand: Stand, person: Person, act: () => Promise<T>): Promise<T> {
  let changed = false;
  const stop = stand.workspace.listen((event) => {
    changed ||= isVisibleTo(stand, person, event);
  });
  try {
    const result = await act();
    const end = Date.now() + stand.patienceMs;
    while (!changed && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    return result;
  } finally {
    stop();
  }
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
