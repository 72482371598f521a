import { flag, required } from '../call-arguments.ts';
import { SlackError } from '../slack-error.ts';
import type { Methods } from './method.ts';

/** User groups: `usergroups.list`, `usergroups.users.list`. */
export const groupMethods: Methods = {
  'usergroups.list': {
    tier: 2,
    scope: 'usergroups:read',
    run: ({ workspace }, args) => ({
      usergroups: [...workspace.userGroups.values()]
        .filter((group) => !group.deleted || flag(args, 'include_disabled'))
        .map((group) => ({
          id: group.id,
          team_id: workspace.teamId,
          is_usergroup: true,
          name: group.name,
          handle: group.handle,
          date_delete: group.deleted ? 1_700_000_000 : 0,
          ...(flag(args, 'include_users') ? { users: group.members } : {}),
          ...(flag(args, 'include_count') ? { user_count: group.members.length } : {}),
        })),
    }),
  },
  'usergroups.users.list': {
    tier: 2,
    scope: 'usergroups:read',
    run: ({ workspace }, args) => {
      const group = workspace.userGroups.get(required(args, 'usergroup'));
      if (!group) throw new SlackError('no_such_subteam');
      if (group.deleted && !flag(args, 'include_disabled'))
        throw new SlackError('subteam_not_found');
      return { users: group.members };
    },
  },
};
