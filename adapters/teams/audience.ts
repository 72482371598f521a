/** Who an audience means, as far as the app can see now, with a line for everyone who was not found. */
import type { Audience, AudienceRow, LeftOut, Resolved } from '../../src/broadcast/broadcast.ts';
import type { Account, ChatPerson } from '../../src/employee.ts';
import { DeliveryError, InvalidInputError } from '../../src/errors.ts';
import type { Member } from './connector.ts';
import { type Directory, patiently, personFrom, readEveryone, readPerson } from './directory.ts';
import { isGuid } from './tenant.ts';

export interface AudienceOptions {
  readonly directory: Directory;
  /** Where rosters are asked for. */
  readonly serviceUrl: string;
}

export async function resolveAudience(
  options: AudienceOptions,
  audience: Audience,
): Promise<Resolved> {
  const { directory } = options;
  switch (audience.kind) {
    case 'workspace':
      return {
        label: 'everyone who has the app in Teams',
        people: await readEveryone(directory),
        notFound: [],
      };
    case 'channel':
      return teamMembers(options, audience.channelId, audience.label);
    case 'people':
      return chosen(directory, audience.accounts);
    case 'csv':
      return fromRows(directory, audience.rows);
    case 'group':
      throw new InvalidInputError('audience', 'Teams has no user groups. Please choose a team.');
  }
}

/** A team's roster, pages read to the end. People without an Entra id cannot be told apart, so they are left out. */
async function teamMembers(
  options: AudienceOptions,
  teamId: string,
  label = 'the members of the team',
): Promise<Resolved> {
  const { tenantId } = options.directory;
  const people: ChatPerson[] = [];
  const notFound: LeftOut[] = [];
  for (const member of await readRoster(options, teamId)) {
    const id = member.aadObjectId ?? member.objectId;
    if (isGuid(id)) people.push(personFrom(member, tenantId, id));
    else notFound.push({ who: member.name || 'Unnamed', reason: reasonFor(member) });
  }
  return { label, people, notFound };
}

async function readRoster(
  { directory, serviceUrl }: AudienceOptions,
  teamId: string,
): Promise<Member[]> {
  const members: Member[] = [];
  const place = { serviceUrl, conversationId: teamId };
  let next: string | undefined;
  do {
    const at = next;
    const page = await patiently(() => directory.connector.members(place, at)).catch(unseen);
    members.push(...page.members);
    next = page.next;
  } while (next !== undefined);
  return members;
}

const reasonFor = ({ id, userRole }: Member): LeftOut['reason'] => {
  if (id?.startsWith('28:')) return 'bot';
  return userRole === 'guest' || userRole === 'anonymous' ? 'guest' : 'not_found';
};

async function chosen(directory: Directory, accounts: readonly Account[]): Promise<Resolved> {
  const people: ChatPerson[] = [];
  const notFound: LeftOut[] = [];
  for (const account of new Set(accounts)) {
    const person = await readPerson(directory, account);
    if (person === null) notFound.push({ who: account, reason: 'not_found' });
    else people.push(person);
  }
  return { label: `${accounts.length} chosen people`, people, notFound };
}

async function fromRows(directory: Directory, rows: readonly AudienceRow[]): Promise<Resolved> {
  const find = finder(await readEveryone(directory));
  const people = new Map<Account, ChatPerson>();
  const notFound: LeftOut[] = [];
  for (const row of rows) {
    const { line } = row;
    const person = find(row);
    if (person === undefined) notFound.push({ who: nameOf(row), reason: 'not_found', line });
    else if (people.has(person.account)) {
      notFound.push({ who: person.name, reason: 'duplicate', line });
    } else people.set(person.account, person);
  }
  return { label: `a list of ${rows.length} rows`, people: [...people.values()], notFound };
}

const nameOf = ({ userId, email, name, line }: AudienceRow): string =>
  userId ?? email ?? name ?? `line ${line}`;

/** Finds a row's person by Entra object id, else by e-mail; an e-mail of two people finds nobody. */
function finder(everyone: readonly ChatPerson[]): (row: AudienceRow) => ChatPerson | undefined {
  const byId = new Map<string, ChatPerson>();
  const byEmail = new Map<string, ChatPerson | null>();
  for (const person of everyone) {
    byId.set(person.account.split(':')[2] ?? '', person);
    const email = person.email?.toLowerCase();
    if (email !== undefined) byEmail.set(email, byEmail.has(email) ? null : person);
  }
  return ({ userId, email }) =>
    byId.get(userId?.toLowerCase() ?? '') ?? byEmail.get(email?.toLowerCase() ?? '') ?? undefined;
}

/** A refusal about one team is the admin's to mend; anything else is passed on. */
function unseen(error: unknown): never {
  const refused = error instanceof DeliveryError && error.trouble === 'refused';
  if (!refused) throw error;
  throw new InvalidInputError(
    'team',
    'I cannot see this team. Add the app to the team first (… beside the team, Manage team, Apps), then try again.',
  );
}
