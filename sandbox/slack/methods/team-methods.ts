import { optional } from '../call-arguments.ts';
import { SlackError } from '../slack-error.ts';
import type { Methods } from './method.ts';

/** Who the app is and where: `auth.test`, `team.info`, `bots.info`, socket mode. */
export const teamMethods: Methods = {
  'auth.test': {
    tier: 'none',
    run: ({ workspace }) => ({
      url: `https://${workspace.teamDomain}.slack.com/`,
      team: workspace.teamName,
      user: workspace.people.get(workspace.botUserId)?.name,
      team_id: workspace.teamId,
      user_id: workspace.botUserId,
      bot_id: workspace.botId,
      is_enterprise_install: false,
    }),
  },
  'team.info': {
    tier: 3,
    scope: 'team:read',
    run: ({ workspace }) => ({
      team: {
        id: workspace.teamId,
        name: workspace.teamName,
        domain: workspace.teamDomain,
        email_domain: 'northwindfs.example',
      },
    }),
  },
  'bots.info': {
    tier: 3,
    scope: 'users:read',
    run: ({ workspace }, args) => {
      const id = optional(args, 'bot') ?? workspace.botId;
      const bot = [...workspace.people.values()].find((one) => one.botId === id);
      if (!bot) throw new SlackError('bot_not_found');
      return {
        bot: {
          id,
          deleted: bot.deleted,
          name: bot.name,
          user_id: bot.id,
          ...(id === workspace.botId ? { app_id: workspace.appId } : {}),
        },
      };
    },
  },
  // Socket mode is off here: the stand-in calls the app over HTTP only. A bot token meets the
  // same refusal at Slack.
  'apps.connections.open': {
    tier: 1,
    run: () => {
      throw new SlackError('not_allowed_token_type');
    },
  },
};
