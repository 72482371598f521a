/**
 * The state of the local stand-in for Teams: one Microsoft 365 tenant, who is in it, what was
 * written, what is on whose screen. Everything that shows or drives it (the Bot Connector, the
 * hands, the page) reads this one object and listens to its events.
 */
import type { Card } from './card.ts';

/** A person as Teams knows them. Nobody is told apart by name: only `id` and `aadObjectId` count. */
export interface Teammate {
  /** The id this bot sees, `29:…`; it is this bot's alone. */
  readonly id: string;
  /** Microsoft Entra object id, a GUID; absent for some guests and for anonymous people. */
  readonly aadObjectId?: string | undefined;
  /** As shown, e.g. `Hana Reyes`; may change and may be shared by two people. */
  readonly name: string;
  readonly email?: string | undefined;
  /** Of a guest: `rita_langhvac.example#EXT#@northwindfs.example`. */
  readonly userPrincipalName: string;
  readonly userRole: 'user' | 'guest' | 'anonymous';
  /** e.g. `en-US` */
  readonly locale: string;
  /** IANA name, e.g. `America/Chicago`. */
  readonly timeZone: string;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  /** False for an old client, which shows an `Action.Execute` as its fallback. */
  readonly understandsExecute: boolean;
  /** The app is installed for this person (personal scope). */
  isInstalled: boolean;
  /** The person blocked the bot; Teams tells the bot nothing of it. */
  hasBlocked: boolean;
  /** The account was deleted. */
  hasLeft: boolean;
}

/** A chat or channel the bot may write to. */
export interface Conversation {
  /** `a:…` for a chat of one person and the bot, `19:…@thread.v2` for a group, `19:…@thread.tacv2` for a channel. */
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  /** Name of the group or channel; empty in a personal chat. */
  readonly name: string;
  /** Person ids. */
  readonly members: Set<string>;
  /** The team of a channel. */
  readonly team?: string | undefined;
  /** False when the app was taken out of the group or team; in a personal chat see `isInstalled`. */
  hasApp: boolean;
}

/** A team; its general channel has the same id. */
export interface Team {
  readonly id: string;
  readonly aadGroupId: string;
  readonly name: string;
  readonly members: Set<string>;
  readonly channels: readonly string[];
}

/** An attachment of a message, as the app sent it. */
export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly contentUrl?: string | undefined;
  readonly name?: string | undefined;
}

/** What a message says: the fields of an activity that people see. */
export interface Content {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Shown in the notification instead of a card. */
  readonly summary?: string | undefined;
}

export interface TeamsMessage extends Content {
  /** Activity id: milliseconds since 1970 in digits, unique in the tenant. */
  readonly id: string;
  readonly conversation: string;
  /** Person id, or the bot's `28:…`. */
  readonly from: string;
  readonly replyToId?: string | undefined;
  text: string;
  attachments: readonly Attachment[];
  summary?: string | undefined;
  editedAtMs?: number | undefined;
  /** What it said before each edit, oldest first. */
  readonly versions: Content[];
  /** Cards only one person sees, by person id: what the app answered to their press or refresh. */
  readonly ownCards: Map<string, Card>;
}

/** A task module (dialog) on one person's screen. */
export interface Dialog {
  readonly person: string;
  readonly conversation: string;
  readonly title: string;
  /** Absent when the app shows a web page (`url`). */
  readonly card?: Card | undefined;
  readonly url?: string | undefined;
}

export interface TeamsFile {
  readonly id: string;
  readonly name: string;
  /** The person whose OneDrive it is in. */
  readonly person: string;
  bytes: Buffer;
  /** True once the app has uploaded every byte. */
  isComplete: boolean;
}

/** How one person's card differs from how it came. */
export interface Entries {
  /** What stands in its inputs, by input id. */
  readonly values: Map<string, string>;
  /** `Action.ShowCard` actions that are open. */
  readonly opened: Set<unknown>;
  /** What Teams says under inputs that are not filled in rightly, by input id. */
  readonly errors: Map<string, string>;
}

/** What Teams, or the app through Teams, tells a person in passing. */
export interface Notice {
  readonly person: string;
  /** `app_message` for the app's own words, else a failure, e.g. `app_unreachable`. */
  readonly code: string;
  readonly text: string;
  readonly atMs: number;
}

/** Everything that can change, told after it changed. */
export type TenantEvent =
  | { readonly kind: 'message-posted'; readonly message: TeamsMessage }
  | { readonly kind: 'message-changed'; readonly message: TeamsMessage }
  | { readonly kind: 'message-deleted'; readonly message: TeamsMessage }
  /** One person's card changed, was filled in or opened; others see nothing of it. */
  | { readonly kind: 'card-changed'; readonly person: string }
  | { readonly kind: 'dialog-changed'; readonly person: string }
  | { readonly kind: 'file-stored'; readonly file: TeamsFile; readonly person: string }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'person-changed'; readonly person: string };

export interface Tenant {
  /** GUID of the tenant. */
  readonly id: string;
  readonly name: string;
  /** Client id of the app's bot, a GUID. */
  readonly appId: string;
  /** `28:` and the app id. */
  readonly botId: string;
  readonly botName: string;
  /** True gives `BotDisabledByAdmin` on every send. */
  isBotDisabled: boolean;
  readonly people: Map<string, Teammate>;
  /** Person ids by Entra object id. */
  readonly entraIds: Map<string, string>;
  readonly teams: Map<string, Team>;
  /** Every conversation by id: groups, channels, and the chats with the bot opened so far. */
  readonly conversations: Map<string, Conversation>;
  /** Groups and channels, which are few; chats with the bot are as many as people. */
  readonly sharedConversations: readonly Conversation[];
  /** Messages by conversation id, oldest first. */
  readonly messages: Map<string, TeamsMessage[]>;
  /** The dialog on screen, by person id. */
  readonly dialogs: Map<string, Dialog>;
  readonly files: Map<string, TeamsFile>;
  readonly notices: Notice[];
  /** What people did to cards without telling the app, by person and message or dialog (`entriesOf`). */
  readonly entries: Map<string, Entries>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A fresh activity id. */
  readonly nextActivityId: () => string;
  /** A fresh number, for ids of other things. */
  readonly nextNumber: () => number;
  /** Calls the listener after each change; the answer stops it. */
  readonly listen: (listener: (event: TenantEvent) => void) => () => void;
  readonly tell: (event: TenantEvent) => void;
}
