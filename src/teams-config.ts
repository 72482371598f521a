/** What the door to Microsoft Teams needs of the environment. */

export interface TeamsConfig {
  /** Client id of the bot's app registration; empty only with `allowAnonymous`. */
  readonly appId: string;
  readonly appPassword: string;
  /** The one tenant whose people may answer. */
  readonly tenantId: string;
  /** Lets test tools on this machine in without a token; binds the server to loopback. */
  readonly allowAnonymous: boolean;
  /** A Bot Connector on this machine in place of Microsoft's; only the sandbox sets it. */
  readonly standIn?: {
    readonly serviceUrl: string;
    readonly openIdMetadataUrl: string;
    readonly loginUrl: string;
  };
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PLACEHOLDER =
  /^$|^[<[{$].*|^x+$|^0{8}-|^(your|change|replace|todo|example|placeholder|secret|password|test|dummy)\b/i;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Null when nothing of Teams is set. Adds to `problems` one sentence per mistake, naming the key
 * and the remedy, never the value. An empty app id would switch the SDK's authentication off, so
 * it is refused unless test tools are let in on purpose.
 */
export function readTeamsConfig(env: Environment, problems: string[]): TeamsConfig | null {
  const keys = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID', 'TEAMS_ALLOW_ANONYMOUS'];
  if (keys.every((key) => env[key] === undefined)) return null;
  const allowAnonymous = env.TEAMS_ALLOW_ANONYMOUS === '1';
  if (!allowAnonymous && env.TEAMS_ALLOW_ANONYMOUS !== undefined) {
    problems.push(
      'TEAMS_ALLOW_ANONYMOUS must be 1, for test tools on this machine only, or unset.',
    );
  }
  const appId = read(env, 'TEAMS_APP_ID');
  const appPassword = read(env, 'TEAMS_APP_PASSWORD');
  const tenantId = read(env, 'TEAMS_TENANT_ID');
  if (!allowAnonymous || appId !== '') {
    if (!GUID.test(appId))
      problems.push('TEAMS_APP_ID must be the client id of the bot registration (a GUID).');
    if (PLACEHOLDER.test(appPassword)) {
      problems.push(
        'TEAMS_APP_PASSWORD is empty or a placeholder: paste the client secret of the bot registration.',
      );
    }
  }
  if (!GUID.test(tenantId)) {
    problems.push(
      'TEAMS_TENANT_ID must be the directory (tenant) id of your company (a GUID): only its people may answer.',
    );
  }
  return { appId, appPassword, tenantId, allowAnonymous };
}

const read = (env: Environment, key: string): string => (env[key] ?? '').trim();
