/** Reads the environment into one frozen Config, or tells every mistake at once. */
import { ConfigError } from './errors.ts';
import { LEAST_RETENTION_YEARS, RETENTION_YEARS } from './records/retention.ts';
import { readTeamsConfig, type TeamsConfig } from './teams-config.ts';
import { readWebConfig, type WebConfig } from './web-config.ts';

export interface SlackConfig {
  readonly botToken: string;
  readonly signingSecret: string;
  /** Present: events come over socket mode instead of HTTP. */
  readonly appToken: string | null;
  /** Ends with a slash; Slack's own unless a compatible server is named. */
  readonly apiUrl: string;
}

export interface Config {
  /** Null, and no Teams either: no credentials, so `start` opens the sandbox. */
  readonly slack: SlackConfig | null;
  /** Null: Teams is not connected, and none of its code is loaded. */
  readonly teams: TeamsConfig | null;
  /** Null: the embedded store. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  readonly keyFile: string;
  readonly port: number;
  readonly baseUrl: string;
  /** E-mails or accounts (`slack:T...:U...`). */
  readonly admins: readonly string[];
  readonly web: WebConfig;
  /** Years that records are kept after a person's last event. */
  readonly retentionYears: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const KNOWN = ['ROLLCALL_ADMINS', 'ROLLCALL_DATA', 'ROLLCALL_KEY_FILE', 'ROLLCALL_RETENTION_YEARS'];
const PLACEHOLDER =
  /^$|^[<[{].*[>\]}]$|^x+$|^\.+$|^(xox[bp]-|xapp-)?(your|change|replace|todo|example|placeholder|secret|token|test|dummy|fake|insert)\b/i;

/** Throws ConfigError; its problems name the key and the remedy, never the value. */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const slack = readSlack(env, problems);
  const port = readPort(env, problems);
  const dataDirectory = optional(env, 'ROLLCALL_DATA', problems) ?? '.rollcall';
  const config: Config = {
    slack,
    teams: readTeamsConfig(env, problems),
    databaseUrl: readDatabaseUrl(env, problems),
    dataDirectory,
    keyFile: optional(env, 'ROLLCALL_KEY_FILE', problems) ?? `${dataDirectory}/ledger-key.pem`,
    port,
    baseUrl: readBaseUrl(env, port, problems),
    admins: readAdmins(env, problems),
    web: readWebConfig(env, problems),
    retentionYears: readRetention(env, problems),
  };
  for (const key of Object.keys(env)) {
    if (key.startsWith('ROLLCALL_') && !KNOWN.includes(key)) {
      problems.push(
        `${key} is not a setting of Rollcall: remove it or correct its spelling (known: ${KNOWN.join(', ')}).`,
      );
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

function optional(env: Environment, key: string, problems: string[]): string | null {
  const value = env[key];
  if (value === undefined) return null;
  if (value.trim() !== '') return value.trim();
  problems.push(`${key} is empty: give it a value or unset it.`);
  return null;
}

function readRetention(env: Environment, problems: string[]): number {
  const value = optional(env, 'ROLLCALL_RETENTION_YEARS', problems);
  if (value === null) return RETENTION_YEARS;
  const years = Number(value);
  if (Number.isInteger(years) && years >= LEAST_RETENTION_YEARS && years <= 99) return years;
  problems.push(
    `ROLLCALL_RETENTION_YEARS must be a whole number of years from ${LEAST_RETENTION_YEARS} to 99: claims can be made for four years (28 USC 1658(a)).`,
  );
  return RETENTION_YEARS;
}

function secret(env: Environment, key: string, problems: string[]): string | null {
  const value = env[key];
  if (value === undefined) return null;
  if (!PLACEHOLDER.test(value.trim())) return value.trim();
  problems.push(
    `${key} is empty or a placeholder: paste the real value from api.slack.com/apps, or unset it to use the sandbox.`,
  );
  return null;
}

function readSlack(env: Environment, problems: string[]): SlackConfig | null {
  const botToken = secret(env, 'SLACK_BOT_TOKEN', problems);
  const signingSecret = secret(env, 'SLACK_SIGNING_SECRET', problems);
  const appToken = secret(env, 'SLACK_APP_TOKEN', problems);
  const apiUrl = readApiUrl(env, problems);
  if (botToken !== null && !/^xoxb-.{10,}/.test(botToken)) {
    problems.push('SLACK_BOT_TOKEN must be a bot token: it starts with xoxb-.');
  }
  if (appToken !== null && !/^xapp-.{10,}/.test(appToken)) {
    problems.push('SLACK_APP_TOKEN must be an app-level token: it starts with xapp-.');
  }
  if (signingSecret !== null && !/^[0-9a-f]{32,64}$/i.test(signingSecret)) {
    problems.push(
      'SLACK_SIGNING_SECRET must be the 32 hexadecimal digits under Basic Information, Signing Secret.',
    );
  }
  noteHalf(env, problems);
  if (botToken === null || signingSecret === null) return null;
  return { botToken, signingSecret, appToken, apiUrl };
}

/** Half a configuration is a mistake; none at all means the sandbox. */
function noteHalf(env: Environment, problems: string[]): void {
  const isSet = (key: string): boolean => env[key] !== undefined;
  if (isSet('SLACK_BOT_TOKEN') && !isSet('SLACK_SIGNING_SECRET')) {
    problems.push(
      'SLACK_SIGNING_SECRET is missing: without it nobody can tell Slack from a stranger.',
    );
  }
  if (!isSet('SLACK_BOT_TOKEN') && (isSet('SLACK_SIGNING_SECRET') || isSet('SLACK_APP_TOKEN'))) {
    problems.push(
      'SLACK_BOT_TOKEN is missing: install the app in your workspace and copy the Bot User OAuth Token.',
    );
  }
}

function readApiUrl(env: Environment, problems: string[]): string {
  const value = optional(env, 'SLACK_API_URL', problems) ?? 'https://slack.com/api/';
  if (!isUrl(value, /^https?:$/))
    problems.push(
      'SLACK_API_URL must be an http or https address, such as https://slack.com/api/.',
    );
  return value.endsWith('/') ? value : `${value}/`;
}

function readPort(env: Environment, problems: string[]): number {
  const value = optional(env, 'PORT', problems) ?? '3000';
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  problems.push('PORT must be a whole number from 0 to 65535.');
  return 3000;
}

function readBaseUrl(env: Environment, port: number, problems: string[]): string {
  const value = optional(env, 'BASE_URL', problems) ?? `http://localhost:${port}`;
  if (!isUrl(value, /^https?:$/))
    problems.push(
      'BASE_URL must be the http or https address under which people reach this service.',
    );
  return value.replace(/\/+$/, '');
}

function readDatabaseUrl(env: Environment, problems: string[]): string | null {
  const value = optional(env, 'DATABASE_URL', problems);
  if (value !== null && !isUrl(value, /^postgres(ql)?:$/)) {
    problems.push('DATABASE_URL must be a postgres:// address, or unset for the embedded store.');
  }
  return value;
}

function readAdmins(env: Environment, problems: string[]): readonly string[] {
  const value = optional(env, 'ROLLCALL_ADMINS', problems) ?? '';
  const admins = value.split(/[\s,;]+/).filter((admin) => admin !== '');
  const bad = admins.findIndex(
    (admin) => !/^[^@\s:]+@[^@\s:]+$|^(slack|teams):[^:\s]+:[^:\s]+$/.test(admin),
  );
  if (bad >= 0) {
    problems.push(
      `ROLLCALL_ADMINS: item ${bad + 1} is neither an e-mail address nor an account such as slack:T0001:U0001.`,
    );
  }
  return admins;
}

function isUrl(value: string, protocol: RegExp): boolean {
  return URL.canParse(value) && protocol.test(new URL(value).protocol);
}
