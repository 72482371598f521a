/** Opens the sandbox and the real service behind its door, as the command line does, on one test store. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWitnessFile } from '../../adapters/disk/witness-file.ts';
import { openLog } from '../../adapters/log/logger.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { SlackSandboxOptions } from '../../sandbox/slack/slack-sandbox.ts';
import type { TeamsSandboxOptions } from '../../sandbox/teams/teams-sandbox.ts';
import { drawHere } from '../../src/command-line/drawing.ts';
import { drawingOnce } from '../../src/command-line/drawing-once.ts';
import type { OpenHouse } from '../../src/command-line/house.ts';
import { openStation, type Station, type StationPlan } from '../../src/command-line/station.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock, Ports } from '../../src/ports.ts';
import type { Website } from '../../src/registration/page-read.ts';
import { createService } from '../../src/service.ts';
import type { WebConfig } from '../../src/web-config.ts';
import { testSigner } from './service.ts';
import type { StoreUnderTest } from './stores.ts';

export const ADMIN = 'hana.reyes@northwindfs.example';

export interface CompanyOptions {
  /** ROLLCALL_ADMINS; Hana Reyes when absent. */
  readonly admins?: readonly string[];
  readonly sandbox?: Partial<SlackSandboxOptions>;
  /** Connects Microsoft Teams too, with the app installed for everybody there. */
  readonly teams?: boolean;
  readonly teamsSandbox?: Partial<TeamsSandboxOptions>;
  /** BASE_URL; the local address when absent. */
  readonly baseUrl?: string;
  /** Proxies in front of the pages, and the mail server; none when absent. */
  readonly web?: Partial<WebConfig>;
  /** What opens public pages; nothing does when absent. */
  readonly website?: Website;
}

/** The service's clock: the real one, that a test can set ahead. */
export interface AheadClock extends Clock {
  advance(ms: number): void;
}

export interface Running {
  readonly sandbox: Sandbox;
  readonly clock: AheadClock;
  readonly dataDirectory: string;
  /** Every line of every log, as it would be written. */
  readonly lines: string[];
  /** One more station on the same database, ledger key and workspace (Postgres only). */
  openStation(): Promise<Station>;
  close(): Promise<void>;
}

export async function openCompany(
  store: StoreUnderTest,
  options: CompanyOptions,
): Promise<Running> {
  const { admins = [ADMIN], sandbox: given = {}, teams = false, teamsSandbox = {} } = options;
  // Fifteen seconds in place of Slack's three: many companies work at once on this machine.
  const free = { limits: false, patienceMs: 10_000, deadlineMs: 15_000 } as const;
  const sandbox = await startSandbox({ ...free, ...given, teams: { ...free, ...teamsSandbox } });
  const dataDirectory = mkdtempSync(join(tmpdir(), 'rollcall-company-'));
  const clock = aheadClock();
  const lines: string[] = [];
  const stations: Station[] = [];
  const openHouse = houseOn(store, clock, options.website);
  return {
    sandbox,
    clock,
    dataDirectory,
    lines,
    openStation: async () => {
      const read = configOf(sandbox, { dataDirectory, admins, teams });
      const web = { ...read.web, ...options.web };
      const config = { ...read, baseUrl: options.baseUrl ?? read.baseUrl, web };
      const log = openLog({ level: 'info', write: (line) => lines.push(line) });
      const station = await openStation({ config, log, openHouse, sandbox: sandbox.page });
      stations.push(station);
      sandbox.slack.setEventsUrl(eventsUrlOf(station));
      if (teams) await installEverywhere(sandbox, station);
      return station;
    },
    close: async () => {
      for (const station of stations) await station.stop();
      await sandbox.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function installEverywhere({ teams }: Sandbox, { web }: Station): Promise<void> {
  teams.setMessagingUrl(`http://127.0.0.1:${web.port}/api/messages`);
  const reachable = [...teams.tenant.people.values()].filter(
    (person) =>
      person.userRole === 'user' && !person.hasLeft && !person.hasBlocked && person.isInstalled,
  );
  await Promise.all(reachable.map(({ id }) => teams.person(id).installs()));
}

export const eventsUrlOf = ({ web }: Station): string =>
  `http://127.0.0.1:${web.port}/slack/events`;

function configOf(
  { slack, teams }: Sandbox,
  given: { dataDirectory: string; admins: readonly string[]; teams: boolean },
): StationPlan['config'] {
  const config = readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    ROLLCALL_DATA: given.dataDirectory,
    ...(given.admins.length === 0 ? {} : { ROLLCALL_ADMINS: given.admins.join(',') }),
  });
  if (config.slack === null) throw new Error('The sandbox gave no credentials.');
  if (!given.teams) return config;
  const { serviceUrl, openIdUrl, loginUrl, appPassword, tenant } = teams;
  const standIn = { serviceUrl, openIdMetadataUrl: openIdUrl, loginUrl };
  const credentials = { appId: tenant.appId, appPassword, tenantId: tenant.id };
  return { ...config, teams: { ...credentials, allowAnonymous: false, standIn } };
}

/** The house of src/main.ts, with the test's store, key and clock. */
function houseOn(store: StoreUnderTest, clock: Clock, website?: Website): OpenHouse {
  const signer = testSigner();
  const drawing = drawingOnce(drawHere);
  return async (config, { log, openChats }) => {
    const opened = await store.open({ clock, log });
    const ports: Ports = {
      clock,
      log,
      ledger: opened.ledger,
      views: opened.views,
      work: opened.work,
      signer,
      witness: openWitnessFile(join(config.dataDirectory, 'checkpoints')),
      verifiers: { mjs: verifier('verify.mjs'), py: verifier('verify.py') },
      chats: await openChats({ ...opened, signer, drawing }),
      baseUrl: config.baseUrl,
      ...(website === undefined ? {} : { website }),
    };
    return {
      config,
      service: createService(ports),
      ports,
      drawing,
      storeKind: opened.kind,
      warnings: opened.warnings,
      ready: () => opened.healthy(),
      close: () => opened.close(),
    };
  };
}

function verifier(name: string): string {
  const place = new URL(`../../adapters/documents/verifiers/${name}`, import.meta.url);
  return readFileSync(place, 'utf8');
}

function aheadClock(): AheadClock {
  let aheadMs = 0;
  const nowMs = () => Date.now() + aheadMs;
  return {
    nowMs,
    now: () => new Date(nowMs()).toISOString(),
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}
