/** Everything a hand needs to act in the workspace: its state and the line to the app. */
import type { Inbound } from './inbound.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Triggers } from './triggers.ts';
import type { Person, StateValues, Workspace } from './workspace.ts';

export interface Stand {
  readonly workspace: Workspace;
  readonly inbound: Inbound;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  /** Where the stand-in is reached, e.g. `http://127.0.0.1:4000`. */
  readonly origin: () => string;
  /** What people entered into inputs of messages, by person and message `ts`. */
  readonly messageValues: Map<string, StateValues>;
  /** How long a hand waits to see something change after the app answered, in ms. */
  readonly patienceMs: number;
}

/** Tells a person that the app failed them, as Slack would. */
export function tellFailure(
  stand: Stand,
  person: string,
  failure: { code: string; text: string },
): void {
  const notice = { person, ...failure, atMs: stand.workspace.now() };
  stand.workspace.notices.push(notice);
  stand.workspace.tell({ kind: 'notice', notice });
}

/**
 * A person by id, handle, real name or e-mail.
 * @throws Error when nobody, or more than one, answers to it.
 */
export function findPerson(workspace: Workspace, called: string): Person {
  const byId = workspace.people.get(called);
  if (byId) return byId;
  const wanted = called.toLowerCase();
  const found = [...workspace.people.values()].filter((one) =>
    [one.name, one.realName, one.email].some((name) => name?.toLowerCase() === wanted),
  );
  const [person] = found;
  if (found.length !== 1 || person === undefined)
    throw new Error(`${found.length} people in the sandbox are called "${called}".`);
  return person;
}
