/** The sandbox: a fictional company in a local stand-in for Slack, loaded only when it is wanted. */
import { readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { callService } from '../../adapters/disk/command-socket.ts';
import { readYaml } from '../../adapters/documents/yaml.ts';
import type { Hands } from '../../sandbox/slack/hands.ts';
import type { Config, SlackConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { Service } from '../service.ts';
import { socketPath } from './house.ts';
import { OPERATOR } from './outcome.ts';

export interface SandboxDoor {
  readonly config: Config & { readonly slack: SlackConfig };
  readonly page: RequestListener;
  /** Tells the stand-in where the service listens. */
  connect(port: number): void;
  /** The company's campaign and five numbers, as its admin would have entered them. */
  prepare(service: Service): Promise<void>;
  admin(): Hands;
  employees(): readonly Hands[];
  mobileOf(userId: string): string;
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
  const { company } = await import('../../sandbox/company.ts');
  const { northwind } = await import('../../sandbox/people.ts');
  const { eventually } = await import('../../sandbox/slack/eventually.ts');
  const staff = employees === undefined ? northwind() : company(employees);
  const sandbox = await startSandbox(staff);
  const { botToken, signingSecret, apiUrl } = sandbox.slack;
  return {
    config: {
      ...config,
      admins: given.admins.length > 0 ? given.admins : [ADMIN],
      slack: { botToken, signingSecret, appToken: null, apiUrl },
    },
    page: sandbox.page,
    connect: (port) => sandbox.slack.setEventsUrl(`http://127.0.0.1:${port}/slack/events`),
    prepare,
    admin: () => sandbox.slack.person(ADMIN),
    employees: () => staff.employees.map(({ id }) => sandbox.slack.person(id)),
    mobileOf: (userId) => staff.mobiles.get(userId) ?? '',
    eventually,
    close: () => sandbox.close(),
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
