/**
 * Northwind Field Services in Teams: some employees of Slack again (same work e-mail), some who
 * are in Teams only, and the odd cases: a guest, somebody without an Entra id, somebody who blocked
 * the bot, somebody without the app, somebody who left.
 */
import { createHash } from 'node:crypto';
import { type Company, mobileOf, northwind } from './people.ts';
import type { Person } from './slack/workspace.ts';
import type { TenantStart } from './teams/create-tenant.ts';
import type { Teammate } from './teams/tenant.ts';

const TENANT_ID = '5f0c7a1e-3b52-4d61-9a0e-7c1d2b3a4f50';
const APP_ID = '9d4e8c26-71af-4b0c-8e35-2f6a1c0b7d94';

/** A tenant to start the stand-in for Teams with. */
export interface TeamsCompany extends Omit<TenantStart, 'now'> {
  /** The people a consent request to everybody in Teams reaches, in order. */
  readonly employees: readonly Teammate[];
  /** Own mobile (E.164) by person id, for every employee; the same as in Slack for who is in both. */
  readonly mobiles: ReadonlyMap<string, string>;
}

/**
 * The tenant beside this Slack workspace. `isOnBoth` says which of the workspace's employees are
 * in Teams as well (every third when absent); `only` adds people who are in Teams only.
 */
export function teamsCompany(
  company: Company = northwind(),
  options: {
    isOnBoth?: (person: Person, index: number) => boolean;
    only?: readonly Teammate[];
  } = {},
): TeamsCompany {
  const { isOnBoth = (_, index) => index % 3 === 0, only = TEAMS_ONLY.map(teammate) } = options;
  const both = company.employees
    .filter(isOnBoth)
    .map((one) => ({ slackId: one.id, person: fromSlack(one) }));
  const employees = [...both.map(({ person }) => person), ...only];
  const people = [...employees, ...ODD_CASES];
  const crew = people.filter((one) => one.department === 'Field Crew').map((one) => one.id);
  return {
    tenantId: TENANT_ID,
    tenantName: 'Northwind Field Services',
    appId: APP_ID,
    people,
    teams: [
      {
        id: '19:fieldcrew0000000000000000000000@thread.tacv2',
        aadGroupId: guid('team field crew'),
        name: 'Field Crew',
        members: people.map((one) => one.id),
        channels: [{ id: '19:rota00000000000000000000000000@thread.tacv2', name: 'Rota' }],
        hasApp: true,
      },
    ],
    groupChats: [
      {
        id: '19:vanfour00000000000000000000000@thread.v2',
        name: 'Van 4',
        members: crew.slice(0, 3),
        hasApp: true,
      },
    ],
    employees,
    mobiles: new Map([
      ...both.map(
        ({ person, slackId }) => [person.id, company.mobiles.get(slackId) ?? ''] as const,
      ),
      ...only.map((one, at) => [one.id, mobileOf(company.employees.length + at)] as const),
    ]),
  };
}

/** A person in Teams from a name; everything else follows from it unless the sketch says otherwise. */
export function teammate(sketch: Pick<Teammate, 'name'> & Partial<Teammate>): Teammate {
  const handle = handleOf(sketch.name);
  const mail = `${handle}@northwindfs.example`;
  return {
    id: `29:1${createHash('sha256').update(`teams ${mail}`).digest('base64url')}`,
    aadObjectId: guid(`entra ${mail}`),
    email: mail,
    userPrincipalName: mail,
    userRole: 'user',
    locale: 'en-US',
    timeZone: 'America/Chicago',
    understandsExecute: true,
    isInstalled: true,
    hasBlocked: false,
    hasLeft: false,
    ...sketch,
  };
}

function fromSlack(person: Person): Teammate {
  const mail = person.email ?? `${person.name}@northwindfs.example`;
  const { department, title, locale, tz } = person;
  return {
    ...teammate({ name: person.realName, department, title, locale, timeZone: tz }),
    id: `29:1${createHash('sha256').update(`teams ${mail}`).digest('base64url')}`,
    aadObjectId: guid(`entra ${mail}`),
    email: person.email,
    userPrincipalName: mail,
  };
}

const field = { department: 'Field Crew', title: 'Field technician' } as const;
const depot = { department: 'Depot', title: 'Depot clerk' } as const;

const TEAMS_ONLY: readonly (Pick<Teammate, 'name'> & Partial<Teammate>)[] = [
  { name: 'Ingrid Solheim', ...depot, locale: 'nb-NO', timeZone: 'Europe/Oslo' },
  { name: 'Mateo Vargas', ...field, locale: 'es-US' },
  { name: 'Nia Bekele', ...field },
  { name: 'Pavel Novotný', ...depot, locale: 'cs-CZ', timeZone: 'Europe/Prague' },
  { name: 'Ruth Abernathy', ...depot, understandsExecute: false },
  { name: 'Tariq Mansour', ...field },
  { name: 'Yuki Arai', ...depot, locale: 'ja-JP' },
];

/** In the tenant, but out of the app's reach or not to be asked. */
const ODD_CASES: readonly Teammate[] = [
  teammate({
    name: 'Rita Lang',
    email: 'rita@langhvac.example',
    userPrincipalName: 'rita_langhvac.example#EXT#@northwindfs.example',
    userRole: 'guest',
  }),
  teammate({
    name: 'Visitor 4',
    aadObjectId: undefined,
    email: undefined,
    userPrincipalName: '',
    userRole: 'anonymous',
  }),
  teammate({ name: 'Bruno Falk', ...field, hasBlocked: true }),
  teammate({ name: 'Celia Duarte', ...field, isInstalled: false }),
  teammate({ name: 'Kurt Vance', ...field, hasLeft: true }),
];

/** A made-up GUID, the same for the same text. */
function guid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Lower case, without accents, words joined by dots. */
function handleOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '.')
    .toLowerCase();
}
