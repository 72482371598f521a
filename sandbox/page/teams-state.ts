import type { Card } from '../teams/card.ts';
import { entriesOf } from '../teams/entries.ts';
import { cardsOf, readableBy } from '../teams/messages.ts';
import type { TeamsSandbox } from '../teams/teams-sandbox.ts';
import type { Conversation, Teammate, TeamsMessage, Tenant } from '../teams/tenant.ts';
import { labelActions } from './label-actions.ts';

/** What the page needs of the stand-in: who is there, what they see, and their hands. */
export type PageTeams = Pick<TeamsSandbox, 'tenant' | 'person'>;

export interface ListedTeammate {
  readonly id: string;
  readonly name: string;
  readonly kind: 'employee' | 'guest' | 'blocked' | 'uninstalled' | 'left';
  readonly title?: string | undefined;
  /** Id of the newest message the app wrote to them. */
  readonly lastTs?: string | undefined;
}

export interface ShownTeamsMessage {
  readonly id: string;
  readonly conversation: string;
  /** Name of the author. */
  readonly from: string;
  readonly fromApp: boolean;
  readonly text: string;
  readonly atMs: number;
  readonly isEdited: boolean;
  /** Each with its actions labelled for `press` (`label-actions.ts`). */
  readonly cards: readonly Card[];
  /** Files offered (`isOffer`) or linked to. */
  readonly files: readonly { name: string; url?: string | undefined; isOffer: boolean }[];
}

/** Everything one person's Teams shows. */
export interface TeamsPageState {
  readonly team: { readonly name: string };
  readonly app: { readonly name: string };
  readonly me: ListedTeammate;
  readonly mayAct: boolean;
  /** Why this person cannot write; empty when they can. */
  readonly whyNot: string;
  readonly people: readonly ListedTeammate[];
  /** The chat with the app first, then groups and channels. */
  readonly conversations: readonly { id: string; name: string }[];
  readonly messages: readonly ShownTeamsMessage[];
  readonly dialog: { title: string; card?: Card | undefined; url?: string | undefined } | null;
  /** What stands in inputs, by message id or `dialog`, then by input id. */
  readonly entered: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The newest passing words to this person. */
  readonly notice: { text: string; atMs: number } | null;
  readonly files: readonly { id: string; name: string; size: number }[];
}

const WHY_NOT: Partial<Record<ListedTeammate['kind'], string>> = {
  blocked: 'This person blocked the app. Unblock it to write again.',
  uninstalled: 'This person does not have the app. Install it to write.',
  left: 'This account was deleted: nobody can sign in with it.',
};

/**
 * @param personId whose screen; an unknown or empty id gives the first person of the list.
 * @throws Error when nobody is in the tenant
 */
export function teamsPageState({ tenant }: PageTeams, personId: string): TeamsPageState {
  const people = [...tenant.people.values()].map((person) => listPerson(tenant, person));
  const me = people.find((person) => person.id === personId) ?? people[0];
  const person = tenant.people.get(me?.id ?? '');
  if (me === undefined || person === undefined) throw new Error('The tenant has no people.');
  const readable = readableBy(tenant, me.id);
  const { dialog, notice } = passing(tenant, person);
  return {
    team: { name: tenant.name },
    app: { name: tenant.botName },
    me,
    mayAct: WHY_NOT[me.kind] === undefined,
    whyNot: WHY_NOT[me.kind] ?? '',
    people,
    conversations: [
      { id: 'chat', name: 'Chat' },
      ...tenant.sharedConversations
        .filter((one) => one.members.has(me.id))
        .map((one) => ({ id: one.id, name: conversationName(tenant, one) })),
    ],
    messages: readable.map((message) => showMessage(tenant, person, message)),
    dialog,
    entered: Object.fromEntries(
      [...readable.map((message) => message.id), 'dialog'].map((on) => [
        on,
        Object.fromEntries(entriesOf(tenant, person.id, on).values),
      ]),
    ),
    notice,
    files: [...tenant.files.values()]
      .filter((file) => file.person === me.id && file.isComplete)
      .map(({ id, name, bytes }) => ({ id, name, size: bytes.length })),
  };
}

function passing(tenant: Tenant, person: Teammate): Pick<TeamsPageState, 'dialog' | 'notice'> {
  const dialog = tenant.dialogs.get(person.id);
  const notice = tenant.notices.findLast((one) => one.person === person.id);
  return {
    notice: notice ? { text: notice.text, atMs: notice.atMs } : null,
    dialog: dialog
      ? {
          title: dialog.title,
          url: dialog.url,
          card: dialog.card && labelActions(dialog.card, person),
        }
      : null,
  };
}

function listPerson(tenant: Tenant, person: Teammate): ListedTeammate {
  const { id, name, title } = person;
  const lastTs = readableBy(tenant, id).findLast((one) => one.from === tenant.botId)?.id;
  return { id, name, title, kind: kindOf(person), lastTs };
}

function kindOf(person: Teammate): ListedTeammate['kind'] {
  if (person.hasLeft) return 'left';
  if (person.hasBlocked) return 'blocked';
  if (!person.isInstalled) return 'uninstalled';
  return person.userRole === 'user' ? 'employee' : 'guest';
}

function conversationName(tenant: Tenant, { name, team }: Conversation): string {
  return team === undefined ? name : `${tenant.teams.get(team)?.name ?? ''} › ${name}`;
}

function showMessage(tenant: Tenant, person: Teammate, message: TeamsMessage): ShownTeamsMessage {
  const isPersonal = tenant.conversations.get(message.conversation)?.kind === 'personal';
  return {
    id: message.id,
    conversation: isPersonal ? 'chat' : message.conversation,
    from: tenant.people.get(message.from)?.name ?? tenant.botName,
    fromApp: message.from === tenant.botId,
    text: message.text,
    atMs: Number(message.id),
    isEdited: message.editedAtMs !== undefined,
    cards: cardsOf(message, person.id).map((card) => labelActions(card, person)),
    files: message.attachments
      .filter((one) =>
        /\.teams\.(card\.file\.consent|card\.file\.info|file\.)/.test(one.contentType),
      )
      .map((one) => ({
        name: one.name ?? 'file',
        url: one.contentUrl,
        isOffer: one.contentType.endsWith('consent'),
      })),
  };
}
