/** The one workspace (or Grid organisation) the bot token belongs to, and who in it an id means. */
import type { WebClient } from '@slack/web-api';
import { type Account, accountOf } from '../../src/employee.ts';
import { ConfigError, DeliveryError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';
import { toDeliveryError } from './errors.ts';
import { missingScopes } from './scopes.ts';

export interface Workspace {
  /** The enterprise id on Enterprise Grid, else the team id; the middle part of every account. */
  readonly tenant: string;
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly name: string;
  readonly botId: string;
  readonly botUserId: string;
}

/**
 * Asks Slack whose token this is, and warns about scopes it lacks.
 * @throws ConfigError when Slack refuses the token; DeliveryError when Slack cannot be reached.
 */
export async function readWorkspace(client: WebClient, log: Log): Promise<Workspace> {
  const test = await client.auth.test().catch((error: unknown) => {
    const trouble = toDeliveryError(error);
    if (trouble instanceof DeliveryError && trouble.trouble === 'workspace') {
      throw new ConfigError([
        `SLACK_BOT_TOKEN: Slack refuses this token (${trouble.reason}); install the app again and copy its bot token.`,
      ]);
    }
    throw trouble;
  });
  const granted = test.response_metadata?.scopes;
  if (granted !== undefined) {
    for (const scope of missingScopes(granted)) {
      log.warn('The Slack app lacks a scope; reinstall it from manifest/slack.json.', { scope });
    }
  }
  const enterpriseId = test.enterprise_id ?? null;
  const teamId = test.team_id ?? '';
  return {
    tenant: enterpriseId ?? teamId,
    teamId,
    enterpriseId,
    name: test.team ?? 'the workspace',
    botId: test.bot_id ?? '',
    botUserId: test.user_id ?? '',
  };
}

/** Where a payload says its user comes from. Names in it are decoration and are not read. */
export interface Origin {
  readonly userId: string;
  readonly userTeam?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly enterprise?: string | null | undefined;
}

/** The account behind a verified payload. Someone of another workspace keeps that workspace as tenant. */
export function accountFrom(workspace: Workspace, origin: Origin): Account {
  const ours =
    workspace.enterpriseId === null
      ? (origin.userTeam ?? origin.team) === workspace.teamId
      : origin.enterprise === workspace.enterpriseId;
  const tenant = ours ? workspace.tenant : (origin.userTeam ?? origin.team ?? 'unknown');
  return accountOf('slack', tenant, origin.userId);
}
