/**
 * The fictional company of the sandbox: Northwind Field Services, 24 people of all kinds.
 * Everybody's own mobile is a made-up number of the kind 737-555-01xx; the company's lines are
 * 512-555-01xx. Numbers 555-0100 to 555-0199 belong to nobody in any area code.
 */
import type { WorkspaceStart } from './slack/create-workspace.ts';
import type { Person, UserGroup } from './slack/workspace.ts';

const TEAM_ID = 'T0NORTHWND';
const BOT_USER_ID = 'U0ROLLCALL';

/** A workspace to start the sandbox with, and the mobile each employee would type. */
export interface Company extends Omit<WorkspaceStart, 'now'> {
  /** The people a consent request to everybody reaches, in directory order. */
  readonly employees: readonly Person[];
  /** Own mobile (E.164) by person id, for every employee. */
  readonly mobiles: ReadonlyMap<string, string>;
}

/** Area codes whose 555-01xx numbers libphonenumber takes for possible mobiles. */
const AREA_CODES = ['737', '210', '713', '214', '972', '346', '817', '361', '915', '409'];

/** The made-up mobile of the nth employee, in E.164; distinct for the first thousand. */
export function mobileOf(index: number): string {
  const area = AREA_CODES[Math.floor(index / 100) % AREA_CODES.length];
  return `+1${area}5550${100 + (index % 100)}`;
}

/** The company of 24: eighteen employees, two guests, a stranger, one who left, two bots. */
export function northwind(): Company {
  return companyOf(EMPLOYEES.map(employee), [...EXTRAS, ...BOTS]);
}

/** A company around these employees; `others` are in the directory but not to be asked. */
export function companyOf(employees: readonly Person[], others: readonly Person[]): Company {
  const ids = employees.map((one) => one.id);
  const crew = employees.filter((one) => one.department === 'Field Crew').map((one) => one.id);
  const dispatch = employees.filter((one) => one.department === 'Dispatch').map((one) => one.id);
  const guests = others.filter((one) => !one.isBot && !one.deleted).map((one) => one.id);
  const dispatchers: UserGroup = {
    id: 'S0DISPATCH',
    handle: 'dispatch',
    name: 'Dispatch',
    members: dispatch,
    deleted: false,
  };
  return {
    teamId: TEAM_ID,
    teamName: 'Northwind Field Services',
    teamDomain: 'northwindfs',
    appId: 'A0ROLLCALL',
    botUserId: BOT_USER_ID,
    people: [...employees, ...others],
    channels: [
      { id: 'C0GENERAL0', name: 'general', kind: 'public', members: [...ids, BOT_USER_ID] },
      {
        id: 'C0FIELDCRW',
        name: 'field-crew',
        kind: 'public',
        members: [...crew, ...guests.filter((id) => id !== 'USLACKBOT')],
      },
    ],
    userGroups: [dispatchers],
    employees,
    mobiles: new Map(employees.map((one, index) => [one.id, mobileOf(index)])),
  };
}

type Sketch = Pick<Person, 'realName' | 'name'> & Partial<Person>;

/** An employee from a sketch; `index` gives id and, unless the sketch says otherwise, e-mail. */
export function employee(sketch: Sketch, index: number): Person {
  return {
    ...PLAIN,
    id: `U0NWFS${String(index + 1).padStart(4, '0')}`,
    email: `${sketch.name}@northwindfs.example`,
    ...sketch,
  };
}

const PLAIN = {
  teamId: TEAM_ID,
  tz: 'America/Chicago',
  locale: 'en-US',
  isBot: false,
  deleted: false,
  isRestricted: false,
  isUltraRestricted: false,
  isStranger: false,
  isAdmin: false,
  isOwner: false,
} as const;

const field = { department: 'Field Crew', title: 'Field technician' } as const;
const desk = { department: 'Dispatch', title: 'Dispatcher' } as const;
const office = { department: 'Office' } as const;
const polish = { locale: 'pl-PL', tz: 'Europe/Warsaw' } as const;
const czech = { locale: 'cs-CZ', tz: 'Europe/Prague' } as const;

const EMPLOYEES: readonly Sketch[] = [
  {
    realName: 'Hana Reyes',
    name: 'hana.reyes',
    department: 'Human Resources',
    title: 'HR manager',
    isAdmin: true,
  },
  {
    realName: 'Marcus Bell',
    name: 'marcus.bell',
    department: 'Field Crew',
    title: 'Crew supervisor',
  },
  { realName: 'Olivia Grant', name: 'olivia.grant', ...field },
  { realName: 'Tomáš Dvořák', name: 'tomas.dvorak', ...field, ...czech },
  { realName: 'Zuzana Říhová', name: 'zuzana.rihova', ...desk, ...czech },
  { realName: 'Łukasz Wójcik', name: 'lukasz.wojcik', ...field, ...polish },
  { realName: 'Małgorzata Żak', name: 'malgorzata.zak', ...office, title: 'Payroll', ...polish },
  { realName: '王小明', name: 'wang.xiaoming', ...field, locale: 'zh-CN' },
  { realName: '陳美玲', name: 'chen.meiling', ...desk, locale: 'zh-TW' },
  { realName: 'ليلى حداد', name: 'layla.haddad', ...office, title: 'Accounts', locale: 'ar' },
  { realName: 'Omar Saleh', name: 'omar.saleh', ...field },
  { realName: 'José Ñíguez', name: 'jose.niguez', ...field, locale: 'es-MX' },
  { realName: "Siobhán O'Neill", name: 'siobhan.oneill', ...desk },
  { realName: 'Priya Raman', name: 'priya.raman', ...office, title: 'Scheduling' },
  { realName: 'Dale Hutchins', name: 'dale.hutchins', ...field, email: undefined },
  { realName: 'Grace Okafor', name: 'grace.okafor', ...desk, phone: '(361) 555-0177' },
  { realName: 'Ben Whitaker', name: 'ben.whitaker', ...field },
  { realName: 'Amelia Stone', name: 'amelia.stone', ...office, title: 'Owner', isOwner: true },
];

/** In the directory, but not employees to be asked: guests, a stranger, somebody who left. */
export const EXTRAS: readonly Person[] = [
  {
    ...PLAIN,
    id: 'U0GUESTMUL',
    name: 'rita.guest',
    realName: 'Rita Lang (contractor)',
    email: 'rita@langhvac.example',
    isRestricted: true,
  },
  {
    ...PLAIN,
    id: 'U0GUESTONE',
    name: 'paul.guest',
    realName: 'Paul Weiss (auditor)',
    email: 'paul@weissaudit.example',
    isRestricted: true,
    isUltraRestricted: true,
  },
  {
    ...PLAIN,
    id: 'U0STRANGER',
    teamId: 'T0SUPPLIER',
    name: 'nora.supplier',
    realName: 'Nora Field (Acme Supply)',
    email: 'nora@acmesupply.example',
    isStranger: true,
  },
  {
    ...PLAIN,
    id: 'U0DEPARTED',
    name: 'kurt.vance',
    realName: 'Kurt Vance',
    email: 'kurt.vance@northwindfs.example',
    department: 'Field Crew',
    deleted: true,
  },
];

/** Rollcall's own bot, and Slackbot, which Slack lists without the mark of a bot. */
export const BOTS: readonly Person[] = [
  {
    ...PLAIN,
    id: BOT_USER_ID,
    name: 'rollcall',
    realName: 'Rollcall',
    botId: 'B0ROLLCALL',
    isBot: true,
  },
  { ...PLAIN, id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot' },
];
