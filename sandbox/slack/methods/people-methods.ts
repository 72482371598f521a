import { flag, optional, required } from '../call-arguments.ts';
import { SlackError } from '../slack-error.ts';
import type { Person, Workspace } from '../workspace.ts';
import { type Methods, pageOf } from './method.ts';

/** The directory: `users.list`, `users.info`, `users.lookupByEmail`, `users.profile.get`. */
export const peopleMethods: Methods = {
  'users.list': {
    tier: 2,
    scope: 'users:read',
    run: ({ workspace }, args) => {
      const all = [...workspace.people.values()];
      if (optional(args, 'limit') === undefined && all.length > 1000)
        throw new SlackError('limit_required');
      const { page, fields } = pageOf(all, args, 1000);
      const locale = flag(args, 'include_locale');
      return {
        members: page.map((one) => userObject(one, locale)),
        cache_ts: Math.floor(workspace.now() / 1000),
        ...fields,
      };
    },
  },
  'users.info': {
    tier: 4,
    scope: 'users:read',
    run: ({ workspace }, args) => {
      const person = findPerson(workspace, required(args, 'user'));
      return { user: userObject(person, flag(args, 'include_locale')) };
    },
  },
  'users.lookupByEmail': {
    tier: 3,
    scope: 'users:read.email',
    run: ({ workspace }, args) => {
      const email = required(args, 'email').toLowerCase();
      const person = [...workspace.people.values()].find(
        (one) => !one.deleted && one.email?.toLowerCase() === email,
      );
      if (!person) throw new SlackError('users_not_found');
      return { user: userObject(person, false) };
    },
  },
  'users.profile.get': {
    tier: 4,
    scope: 'users.profile:read',
    run: ({ workspace }, args) => {
      const person = findPerson(workspace, required(args, 'user'));
      return { profile: { ...profileObject(person), fields: profileFields(person) } };
    },
  },
};

function findPerson(workspace: Workspace, id: string): Person {
  const person = workspace.people.get(id);
  if (!person) throw new SlackError('user_not_found');
  return person;
}

/** A person in the Web API's shape. Deactivated people come with fewer fields, as in Slack. */
export function userObject(person: Person, withLocale: boolean): Record<string, unknown> {
  const common = {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.deleted,
    profile: profileObject(person),
    is_bot: person.isBot,
    is_app_user: false,
    updated: 1_700_000_000,
  };
  if (person.deleted) return common;
  return {
    ...common,
    color: '3c989f',
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: false,
    is_restricted: person.isRestricted,
    is_ultra_restricted: person.isUltraRestricted,
    ...(person.isStranger ? { is_stranger: true } : {}),
    is_email_confirmed: person.email !== undefined,
    ...(withLocale ? { locale: person.locale } : {}),
  };
}

function profileObject(person: Person): Record<string, unknown> {
  const [first = '', ...rest] = person.realName.split(' ');
  return {
    title: person.title ?? '',
    phone: person.phone ?? '',
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: first,
    last_name: rest.join(' '),
    team: person.teamId,
    ...(person.email === undefined ? {} : { email: person.email }),
    ...(person.botId === undefined ? {} : { bot_id: person.botId }),
  };
}

function profileFields(person: Person): Record<string, unknown> {
  return person.department === undefined
    ? {}
    : { Xf0DEPARTMENT: { label: 'Department', value: person.department, alt: '' } };
}
