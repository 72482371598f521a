/** What the door to Microsoft Teams needs of the environment. */

export interface TeamsConfig {
  /** Client id of the bot's app registration; empty only with `allowAnonymous`. */
  readonly appId: string;
  /** The client secret; empty when the app signs in with a certificate. */
  readonly appPassword: string;
  readonly certificate?: AppCertificate | undefined;
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

/** Each as PEM text or as the path of a file that holds it. */
export interface AppCertificate {
  readonly certificate: string;
  readonly key: string;
}

const CERTIFICATE_KEYS = ['TEAMS_APP_CERTIFICATE', 'TEAMS_APP_CERTIFICATE_KEY'];
const KEYS = [
  'TEAMS_APP_ID',
  'TEAMS_APP_PASSWORD',
  ...CERTIFICATE_KEYS,
  'TEAMS_TENANT_ID',
  'TEAMS_ALLOW_ANONYMOUS',
];
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
  if (KEYS.every((key) => env[key] === undefined)) return null;
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
    noteProof(env, problems);
  }
  if (!GUID.test(tenantId)) {
    problems.push(
      'TEAMS_TENANT_ID must be the directory (tenant) id of your company (a GUID): only its people may answer.',
    );
  }
  const [certificate = '', key = ''] = CERTIFICATE_KEYS.map((name) => read(env, name));
  const base = { appId, appPassword, tenantId, allowAnonymous };
  return certificate === '' ? base : { ...base, certificate: { certificate, key } };
}

/** The app proves itself in one way: by its secret, or by its certificate and the key to it. */
function noteProof(env: Environment, problems: string[]): void {
  const password = read(env, 'TEAMS_APP_PASSWORD');
  const missing = CERTIFICATE_KEYS.filter((key) => read(env, key) === '');
  if (missing.length === CERTIFICATE_KEYS.length) {
    if (!PLACEHOLDER.test(password)) return;
    problems.push(
      'TEAMS_APP_PASSWORD is empty or a placeholder: paste the client secret of the bot registration, or set TEAMS_APP_CERTIFICATE and TEAMS_APP_CERTIFICATE_KEY.',
    );
  } else if (password !== '') {
    problems.push(
      'TEAMS_APP_PASSWORD and TEAMS_APP_CERTIFICATE are both set: keep the one that the bot registration knows and unset the other.',
    );
  }
  if (missing.length === 1) {
    problems.push(
      `${missing.join('')} is missing: a certificate signs in only together with its private key (both as PEM text or as paths of PEM files).`,
    );
  }
}

const read = (env: Environment, key: string): string => (env[key] ?? '').trim();
