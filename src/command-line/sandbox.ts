/** The sandbox: a fictional company in a local stand-in for Slack, loaded only when it is wanted. */
import { readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { callService } from '../../adapters/disk/command-socket.ts';
import { readYaml } from '../../adapters/documents/yaml.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import type { Hands as SlackHands } from '../../sandbox/slack/hands.ts';
import type { Hands as TeamsHands } from '../../sandbox/teams/hands.ts';
import type { Config } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { Service } from '../service.ts';
import { socketPath } from './house.ts';
import { OPERATOR } from './outcome.ts';

export interface SandboxDoor {
  readonly config: Config;
  readonly page: RequestListener;
  /** Tells the stand-ins where the service listens; the app is installed for everybody in Teams. */
  connect(port: number): Promise<void>;
  /** The company's campaign and five numbers, as its admin would have entered them. */
  prepare(service: Service): Promise<void>;
  /** Hana Reyes, HR admin, in Slack and in Teams. */
  readonly admin: { slack(): SlackHands; teams(): TeamsHands };
  /** Everybody else who can be asked. */
  readonly employees: { slack(): readonly SlackHands[]; teams(): readonly TeamsHands[] };
  /** The mobile number this person would type. */
  mobileOf(email: string): string;
  eventually<T>(condition: () => T | Promise<T>, deadlineMs?: number): Promise<NonNullable<T>>;
  close(): Promise<void>;
}

const ADMIN = 'hana.reyes@northwindfs.example';

const NUMBERS = [
  { phone: '+15125550101', label: 'Dispatch north', owner: 'Dispatch' },
  { phone: '+15125550102', label: 'Dispatch south', owner: 'Dispatch' },
  { phone: '+15125550103', label: 'Field supervisors', owner: 'Field Crew' },
  { phone: '+15125550104', label: 'Safety line', owner: 'Safety' },
  { phone: '+15125550105', label: 'HR line', owner: 'Human Resources' },
] as const;

/** The sandbox keeps its records apart from real ones, and starts afresh each time. */
export const sandboxDirectory = (dataDirectory: string): string => `${dataDirectory}/sandbox`;

/** ConfigError when a sandbox is already running in this data directory. */
export async function openSandbox(
  given: Config,
  { employees }: { employees?: number } = {},
): Promise<SandboxDoor> {
  const dataDirectory = sandboxDirectory(given.dataDirectory);
  const config = {
    ...given,
    dataDirectory,
    keyFile: `${dataDirectory}/ledger-key.pem`,
    databaseUrl: null,
  };
  if ((await callService(socketPath(config), { command: 'admins list', options: {} })) !== null) {
    throw new ConfigError([
      `ROLLCALL_DATA: a sandbox is already running in ${given.dataDirectory}; stop it or name another folder.`,
    ]);
  }
  rmSync(`${dataDirectory}/store`, { recursive: true, force: true });
  rmSync(`${dataDirectory}/checkpoints`, { force: true });
  const { startSandbox } = await import('../../sandbox/index.ts');
  const { eventually } = await import('../../sandbox/slack/eventually.ts');
  const staff = await staffOf(employees);
  const sandbox = await startSandbox({ ...staff.slack, teams: staff.teams });
  const { slack, teams } = sandbox;
  const isOther = ({ email }: { readonly email?: string | undefined }) => email !== ADMIN;
  return {
    config: {
      ...config,
      admins: given.admins.length > 0 ? given.admins : [ADMIN],
      ...credentials(sandbox),
    },
    page: sandbox.page,
    connect: async (port) => {
      slack.setEventsUrl(`http://127.0.0.1:${port}/slack/events`);
      teams.setMessagingUrl(`http://127.0.0.1:${port}/api/messages`);
      await Promise.all(staff.teams.employees.map(({ id }) => teams.person(id).installs()));
    },
    prepare,
    admin: { slack: () => slack.person(ADMIN), teams: () => teams.person(ADMIN) },
    employees: {
      slack: () => staff.slack.employees.filter(isOther).map(({ id }) => slack.person(id)),
      teams: () => staff.teams.employees.filter(isOther).map(({ id }) => teams.person(id)),
    },
    mobileOf: (email) => staff.mobiles.get(email) ?? '',
    eventually,
    close: () => sandbox.close(),
  };
}

/** The company of the sandbox; with a number of employees, one that is half in Slack and half in Teams. */
async function staffOf(employees: number | undefined) {
  const { company, halved } = await import('../../sandbox/company.ts');
  const { northwind } = await import('../../sandbox/people.ts');
  const { teamsCompany } = await import('../../sandbox/teams-people.ts');
  const everybody = employees === undefined ? northwind() : company(employees);
  const mobiles = new Map(
    everybody.employees.map(({ id, email = '' }) => [email, everybody.mobiles.get(id) ?? '']),
  );
  if (employees !== undefined) return { ...halved(employees), mobiles };
  return { slack: everybody, teams: teamsCompany(everybody), mobiles };
}

function credentials({ slack, teams }: Sandbox): Pick<Config, 'slack' | 'teams'> {
  const { botToken, signingSecret, apiUrl } = slack;
  return {
    slack: { botToken, signingSecret, appToken: null, apiUrl },
    teams: {
      appId: teams.tenant.appId,
      appPassword: teams.appPassword,
      tenantId: teams.tenant.id,
      allowAnonymous: false,
      standIn: {
        serviceUrl: teams.serviceUrl,
        openIdMetadataUrl: teams.openIdUrl,
        loginUrl: teams.loginUrl,
      },
    },
  };
}

async function prepare(service: Service): Promise<void> {
  for (const { phone, label, owner } of NUMBERS) {
    await service.addNumber(OPERATOR, {
      phone,
      label,
      owner: { kind: 'team', name: owner },
      kind: 'company_line',
      use: 'both',
      provider: 'ringcentral',
    });
  }
  const file = readFileSync(new URL('../../sandbox/campaign.yaml', import.meta.url), 'utf8');
  await service.defineCampaign(OPERATOR, readYaml(file));
}
