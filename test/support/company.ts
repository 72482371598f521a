/** Northwind at work, for journeys: what people do in Slack, what the machine is told, what is on record. */
import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { northwind } from '../../sandbox/people.ts';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import { teamsCompany } from '../../sandbox/teams-people.ts';
import type { BroadcastCounts } from '../../src/broadcast/broadcast.ts';
import { deskOf } from '../../src/command-line/house.ts';
import { OPERATOR, type Options, type Outcome } from '../../src/command-line/outcome.ts';
import { perform } from '../../src/command-line/perform.ts';
import type { Station } from '../../src/command-line/station.ts';
import type { EmployeeStatus } from '../../src/consent/act.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { type Colleague, colleagueOf } from './colleague.ts';
import { collect } from './collect.ts';
import { ADMIN, type CompanyOptions, openCompany, type Running } from './open-company.ts';
import { DEFINITION } from './service.ts';
import { eachStore, type StoreUnderTest } from './stores.ts';
import { PATIENCE_MS, type Worker, workerOf } from './worker.ts';

/** A whole company on a busy machine takes its time; every wait inside has its own, shorter deadline. */
jest.setTimeout(120_000);

export interface Company {
  readonly store: StoreUnderTest;
  readonly running: Running;
  readonly station: Station;
  readonly slack: SlackSandbox;
  /** Hana Reyes of HR. */
  readonly admin: Worker;
  /** Anybody by name, handle, e-mail or id. */
  person(called: string): Worker;
  /** Anybody in Teams, by name, e-mail or id. */
  colleague(called: string): Colleague;
  /** What `rollcall <command>` answers in the running service. */
  rollcall(command: string, options?: Options): Promise<Outcome>;
  /** Enters the campaign and two numbers, by the operator. */
  isSetUp(): Promise<void>;
  /** Asks these people and waits until everybody has the request. */
  asks(...called: string[]): Promise<void>;
  /** The same for people in Teams. */
  asksInTeams(...called: string[]): Promise<void>;
  counts(): Promise<BroadcastCounts>;
  statusOf(worker: Known): Promise<EmployeeStatus>;
  entries(from?: number): Promise<Entry[]>;
  size(): Promise<number>;
  /** The kinds of entries of one person's answers, oldest first. */
  answersOf(worker: Known): Promise<string[]>;
}

/** Somebody with an account, in whichever chat. */
export type Known = Pick<Worker, 'account'>;

export const LINES = ['+15125550101', '+15125550102'] as const;

/** Runs these steps in a company of their own on every store. */
export function journey(
  title: string,
  steps: (company: Company) => void,
  options: CompanyOptions = {},
): void {
  eachStore((store) => {
    // A describe of its own: the company must be closed before its store is.
    describe(title, () => steps(companyOn(store, options)));
  });
}

/** A company that opens before the tests of the describe around it and closes after them. */
export function companyOn(store: StoreUnderTest, options: CompanyOptions): Company {
  const { mobiles } = northwind();
  const { mobiles: teamsMobiles } = teamsCompany();
  let opened: { running: Running; station: Station } | null = null;
  const now = () => {
    if (opened === null) throw new Error('The company opens before the first test.');
    return opened;
  };
  beforeAll(async () => {
    const running = await openCompany(store, options);
    opened = { running, station: await running.openStation() };
  });
  afterAll(() => opened?.running.close());

  const ports = () => now().station.house.ports;
  const slack = () => now().running.sandbox.slack;
  const size = async () => (await ports().ledger.head()).size;
  const person = (called: string): Worker => {
    const hands = slack().person(called);
    const { id, teamId } = hands.person;
    return workerOf(hands, { account: `slack:${teamId}:${id}`, mobile: mobiles.get(id) ?? '' });
  };
  const colleague = (called: string): Colleague => {
    const { teams } = now().running.sandbox;
    const hands = teams.person(called);
    const { id, aadObjectId = '' } = hands.person;
    const account = `teams:${teams.tenant.id}:${aadObjectId}`;
    return colleagueOf(hands, { account, mobile: teamsMobiles.get(id) ?? '' });
  };
  const asks = async (accounts: readonly string[]) => {
    await ask(now().station, accounts);
    await eventually(async () => (await counts()).pending === 0, PATIENCE_MS);
  };
  const counts = async () => {
    const status = await now().station.service.broadcastStatus(OPERATOR);
    if (status === null) throw new Error('Nobody was asked yet.');
    return status.counts;
  };
  return {
    store,
    get running() {
      return now().running;
    },
    get station() {
      return now().station;
    },
    get slack() {
      return slack();
    },
    get admin() {
      return person(ADMIN);
    },
    person,
    colleague,
    rollcall: (command, given = {}) =>
      perform(deskOf(now().station.house), { command, options: given }),
    isSetUp: () => setUp(now().station),
    asks: (...called) => asks(called.map((one) => person(one).account)),
    asksInTeams: (...called) => asks(called.map((one) => colleague(one).account)),
    counts,
    statusOf: async ({ account }) => {
      const status = await now().station.service.status(account);
      if (status === null) throw new Error('This person is not known yet.');
      return status;
    },
    size,
    entries: async (from = 0) => collect(ports().ledger.entries(from, await size())),
    answersOf: async ({ account }) => {
      const employee = await ports().views.employeeByAccount(account);
      const entries = await ports().ledger.entriesOf(`employee:${employee?.employeeId ?? ''}`);
      const kinds = entries.map(({ fact }) => fact.kind as string);
      return kinds.filter((kind) => /^Consent(?!Requested)/.test(kind));
    },
  };
}

async function setUp({ service }: Station): Promise<void> {
  for (const phone of LINES) {
    await service.addNumber(OPERATOR, {
      phone,
      label: `Line ${phone.slice(-1)}`,
      owner: { kind: 'team', name: 'Dispatch' },
      kind: 'company_line',
      use: 'both',
      provider: 'ringcentral',
    });
  }
  await service.defineCampaign(OPERATOR, DEFINITION);
}

async function ask({ service, house }: Station, accounts: readonly string[]): Promise<void> {
  const [platform = ''] = (accounts[0] ?? '').split(':');
  const account = await eventually(() => launcher(house.ports.views, platform), PATIENCE_MS);
  const admin = { kind: 'account', account } as const;
  const review = await service.draftBroadcast(admin, { kind: 'people', accounts });
  const answer = await service.launchBroadcast(admin, review.draftId);
  if (answer.kind === 'blocked') throw new Error(answer.reasons.join(' '));
}

/** An admin asks the people of the chat they are in; in Teams they are recognised a moment after the app is installed. */
async function launcher(views: Station['house']['ports']['views'], platform: string) {
  const [admin] = await views.admins();
  return admin?.accounts.find((one) => one.startsWith(`${platform}:`));
}
