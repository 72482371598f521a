/**
 * The state of the local stand-in workspace: who is there, what was written, what is open on
 * whose screen. Everything that shows or drives the workspace (the Web API, the hands, the page)
 * reads this one object and listens to its events.
 */
import type { Block } from './block.ts';

/** A person (or bot) as the directory knows them. Ids look like Slack's: `U…`, teams `T…`. */
export interface Person {
  readonly id: string;
  /** Handle, e.g. `hana.reyes`. */
  readonly name: string;
  readonly realName: string;
  /** Home team; differs from the workspace's for a Slack Connect stranger. */
  readonly teamId: string;
  readonly tz: string;
  readonly locale: string;
  readonly email?: string | undefined;
  /** The directory's phone, as typed into the profile (any format). */
  readonly phone?: string | undefined;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  /** Set for bots: the `B…` id. */
  readonly botId?: string | undefined;
  readonly isBot: boolean;
  deleted: boolean;
  /** Multi-channel guest (single-channel guests carry both marks, as in Slack). */
  readonly isRestricted: boolean;
  /** Single-channel guest. */
  readonly isUltraRestricted: boolean;
  /** Known only through a shared channel. */
  readonly isStranger: boolean;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
}

/** A channel (`C…`) or a direct conversation (`D…`) between the app's bot and one person. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: Set<string>;
  readonly archived: boolean;
  /** The person of a direct conversation. */
  readonly person?: string | undefined;
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly deleted: boolean;
}

/** Message metadata exactly as the app sent it. */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface Message {
  readonly channel: string;
  /** Slack's `seconds.microseconds`, unique in the workspace. */
  readonly ts: string;
  /** Author's person id (the bot's for app messages, `USLACKBOT` for Slack's own remarks). */
  readonly author: string;
  readonly botId?: string | undefined;
  text: string;
  blocks: readonly Block[];
  metadata?: Metadata | undefined;
  threadTs?: string | undefined;
  /** Set when the message was edited: when (a `ts`). */
  editedTs?: string | undefined;
  files: readonly StoredFile[];
  /** Present for an ephemeral message: the only person who sees it. */
  readonly visibleTo?: string | undefined;
  /** What the message said before each edit, oldest first. */
  readonly versions: { text: string; blocks: readonly Block[] }[];
}

/** One filled or empty input in Slack's own shape (`{type, value}`, `{type, selected_options}` …). */
export type ElementState = Record<string, unknown> & { type: string };

/** `state.values` of a view or message: block id, then action id. */
export type StateValues = Record<string, Record<string, ElementState>>;

/** A modal or a Home tab as it stands on one person's screen. */
export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly person: string;
  readonly rootViewId: string;
  readonly previousViewId?: string | undefined;
  /** Changes with each update; `views.update` with a stale one answers `hash_conflict`. */
  hash: string;
  /** The view payload as the app sent it: title, blocks, submit, close, callback_id … */
  payload: ViewPayload;
  values: StateValues;
  /** Validation errors under the fields, by block id, as shown now. */
  errors: Record<string, string>;
}

export interface ViewPayload {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Block[];
  readonly title?: unknown;
  readonly submit?: unknown;
  readonly close?: unknown;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly external_id?: string;
  readonly clear_on_close?: boolean;
  readonly notify_on_close?: boolean;
  readonly [field: string]: unknown;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly bytes: Buffer;
  readonly createdAtMs: number;
  /** Path under the server's origin from which the bytes can be downloaded. */
  readonly path: string;
}

/** What Slack itself tells a person, e.g. that the app did not answer in time. */
export interface Notice {
  readonly person: string;
  /** Slack's code: `operation_timeout`, `dispatch_failed` … */
  readonly code: string;
  readonly text: string;
  readonly atMs: number;
}

/** Everything that can change, told after it changed. */
export type WorkspaceEvent =
  | { readonly kind: 'message-posted'; readonly message: Message }
  | { readonly kind: 'message-changed'; readonly message: Message }
  | { readonly kind: 'message-deleted'; readonly message: Message }
  | { readonly kind: 'modals-changed'; readonly person: string }
  | { readonly kind: 'home-published'; readonly person: string }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'person-changed'; readonly person: string };

export interface Workspace {
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly appId: string;
  /** The app's own bot: its person id and its `B…` id. */
  readonly botUserId: string;
  readonly botId: string;
  /** False gives `messages_tab_disabled` on every direct message. */
  messagesTabOpen: boolean;
  readonly people: Map<string, Person>;
  /** Every conversation by id: the shared channels and the direct ones opened so far. */
  readonly channels: Map<string, Channel>;
  /** The channels people share, which are few; direct conversations are as many as people. */
  readonly sharedChannels: readonly Channel[];
  readonly userGroups: Map<string, UserGroup>;
  /** Messages by channel id, oldest first, ephemeral ones included. */
  readonly messages: Map<string, Message[]>;
  /** Open modals by person id, bottom of the stack first; the last is on screen. */
  readonly modals: Map<string, View[]>;
  /** Home tabs by person id. */
  readonly homes: Map<string, View>;
  readonly files: Map<string, StoredFile>;
  readonly notices: Notice[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A fresh, unique message `ts`. */
  readonly nextTs: () => string;
  /** A fresh id with this prefix, e.g. `V` for views. */
  readonly nextId: (prefix: string) => string;
  /** Calls the listener after each change; the answer stops it. */
  readonly listen: (listener: (event: WorkspaceEvent) => void) => () => void;
  readonly tell: (event: WorkspaceEvent) => void;
}
