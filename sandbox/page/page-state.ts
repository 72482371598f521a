import type { Message, Person, StoredFile, View, Workspace } from '../slack/workspace.ts';

/** A person as the page lists them. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  /** e.g. `hana.reyes` */
  readonly handle: string;
  readonly kind: 'admin' | 'employee' | 'guest' | 'stranger' | 'bot' | 'deactivated';
  readonly title?: string | undefined;
  /** As it stands in the profile. */
  readonly phone?: string | undefined;
  /** `ts` of the newest lasting message the app wrote to them. */
  readonly lastTs?: string | undefined;
}

export interface ShownMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly fromApp: boolean;
  readonly text: string;
  readonly blocks: Message['blocks'];
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly files: readonly { id: string; name: string; title: string; size: number }[];
}

/** Everything one person's screen shows. */
export interface PageState {
  readonly team: { name: string };
  readonly app: { name: string; userId: string };
  readonly me: ListedPerson;
  readonly mayAct: boolean;
  /** Why this person cannot click or write; empty when they can. */
  readonly whyNot: string;
  readonly people: readonly ListedPerson[];
  readonly channels: readonly { id: string; name: string }[];
  readonly messages: readonly ShownMessage[];
  readonly home: ShownView | null;
  /** Open modals, the one on screen last. */
  readonly modals: readonly ShownView[];
}

export type ShownView = Record<string, unknown> & {
  readonly id: string;
  readonly hash: string;
  readonly blocks: View['payload']['blocks'];
  readonly values: View['values'];
  readonly errors: View['errors'];
};

const WHY_NOT: Partial<Record<ListedPerson['kind'], string>> = {
  bot: 'A bot has no screen: you can only look at what was sent to it.',
  deactivated: 'This account is deactivated: nobody can sign in with it.',
};

/**
 * @param personId whose screen; an unknown or empty id gives the first person of the list.
 * @throws Error when nobody is in the workspace
 */
export function pageState(workspace: Workspace, personId: string): PageState {
  const people = [...workspace.people.values()]
    .filter((person) => person.id !== workspace.botUserId)
    .map((person) => listPerson(workspace, person));
  const me = people.find((person) => person.id === personId) ?? proposed(people);
  if (me === undefined) throw new Error('The sandbox workspace has no people.');
  const home = workspace.homes.get(me.id);
  return {
    team: { name: workspace.teamName },
    app: {
      name: workspace.people.get(workspace.botUserId)?.realName ?? 'App',
      userId: workspace.botUserId,
    },
    me,
    mayAct: WHY_NOT[me.kind] === undefined,
    whyNot: WHY_NOT[me.kind] ?? '',
    people,
    channels: [...workspace.channels.values()]
      .filter((channel) => channel.kind !== 'im' && !channel.archived)
      .map(({ id, name }) => ({ id, name })),
    messages: messagesOf(workspace, me.id),
    home: home === undefined ? null : showView(home),
    modals: (workspace.modals.get(me.id) ?? []).map(showView),
  };
}

/** A newcomer starts as the person who runs the whole thing. */
function proposed(people: readonly ListedPerson[]): ListedPerson | undefined {
  return people.find((person) => person.kind === 'admin') ?? people[0];
}

function kindOf(person: Person): ListedPerson['kind'] {
  if (person.deleted) return 'deactivated';
  if (person.isBot || person.id === 'USLACKBOT') return 'bot';
  if (person.isStranger) return 'stranger';
  if (person.isRestricted || person.isUltraRestricted) return 'guest';
  return person.isAdmin || person.isOwner ? 'admin' : 'employee';
}

function listPerson(workspace: Workspace, person: Person): ListedPerson {
  return {
    id: person.id,
    name: person.realName || person.name,
    handle: person.name,
    kind: kindOf(person),
    title: person.title,
    phone: person.phone,
    lastTs: lastingMessages(workspace, person.id).findLast(
      (message) => message.author === workspace.botUserId,
    )?.ts,
  };
}

function lastingMessages(workspace: Workspace, personId: string): Message[] {
  for (const channel of workspace.channels.values()) {
    if (channel.kind === 'im' && channel.person === personId) {
      return (workspace.messages.get(channel.id) ?? []).filter(
        (message) => message.visibleTo === undefined || message.visibleTo === personId,
      );
    }
  }
  return [];
}

function messagesOf(workspace: Workspace, personId: string): ShownMessage[] {
  const own = lastingMessages(workspace, personId);
  const whispered = [...workspace.messages.values()]
    .flat()
    .filter((message) => message.visibleTo === personId && !own.includes(message));
  const remarks = workspace.notices
    .filter((notice) => notice.person === personId)
    .map((notice) => ({ ...REMARK, ts: (notice.atMs / 1000).toFixed(6), text: notice.text }));
  const shown = [...own, ...whispered].map((message) => showMessage(workspace, message));
  return [...shown, ...remarks].sort((one, other) => Number(one.ts) - Number(other.ts));
}

/** What Slack itself says, only to the person concerned. */
const REMARK = {
  channel: '',
  user: 'USLACKBOT',
  fromApp: false,
  blocks: [],
  ephemeral: true,
  edited: false,
  files: [],
};

function showMessage(workspace: Workspace, message: Message): ShownMessage {
  return {
    channel: message.channel,
    ts: message.ts,
    user: message.author,
    fromApp: message.author === workspace.botUserId,
    text: message.text,
    blocks: nameBlocks(message.blocks),
    ephemeral: message.visibleTo !== undefined,
    edited: message.editedTs !== undefined,
    files: message.files.map(showFile),
  };
}

function showFile(file: StoredFile): ShownMessage['files'][number] {
  return { id: file.id, name: file.name, title: file.title, size: file.bytes.length };
}

function showView(view: View): ShownView {
  const { id, hash, values, errors } = view;
  return { ...view.payload, id, hash, values, errors, blocks: nameBlocks(view.payload.blocks) };
}

/** Slack gives every block an id; a block that came without one is told apart by its place. */
function nameBlocks(blocks: Message['blocks']): Message['blocks'] {
  return blocks.map((block, at) => ({ ...block, block_id: block.block_id ?? `block-${at}` }));
}
