/** The running service: chat, store, heartbeat, web server and command socket, started and stopped as one. */
import type { RequestListener } from 'node:http';
import { startHeartbeat } from '../../adapters/cron/heartbeat.ts';
import { startPump } from '../../adapters/cron/pump.ts';
import { serveCommands } from '../../adapters/disk/command-socket.ts';
import { startWeb, type WebServer } from '../../adapters/web/server.ts';
import type { Config } from '../config.ts';
import { cardsClosed } from '../consent/close-cards.ts';
import type { Log } from '../ports.ts';
import type { Service } from '../service.ts';
import { type ChatDoor, openDoors } from './chat-doors.ts';
import { deskOf, type House, type OpenHouse, socketPath } from './house.ts';
import type { Request } from './outcome.ts';
import { perform } from './perform.ts';
import { personalPage } from './personal-page.ts';
import { publicPages } from './public-pages.ts';

/** Checkpoints leave the machine's database at least this often (02:30 UTC), besides after each broadcast. */
const DAILY = '0 30 2 * * *';
const EVERY_FIVE_SECONDS = '*/5 * * * * *';

export interface Station {
  readonly house: House;
  readonly service: Service;
  readonly web: WebServer;
  /** ROLLCALL_ADMINS entries that nobody in the directory answers to. */
  readonly unknownAdmins: readonly string[];
  stop(): Promise<void>;
}

export interface StationPlan {
  readonly config: Config;
  readonly log: Log;
  readonly openHouse: OpenHouse;
  /** The sandbox's page; null with real credentials. */
  readonly sandbox: RequestListener | null;
}

/** @throws LedgerBrokenError when the database contradicts its witness; ConfigError as readConfig. */
export async function openStation(plan: StationPlan): Promise<Station> {
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let close = closing.pop(); close !== undefined; close = closing.pop()) await close();
  };
  try {
    return { ...(await open(plan, closing)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens one part after the other; what was opened last is closed first. */
async function open(
  plan: StationPlan,
  closing: (() => Promise<void>)[],
): Promise<Omit<Station, 'stop'>> {
  const { config, log, sandbox } = plan;
  let doors: readonly ChatDoor[] = [];
  let house: House | null = null;
  house = await plan.openHouse(config, {
    log,
    openChats: async ({ work, conversations, signer, drawing }) => {
      const arrived = async (account: string) => {
        await house?.service.recognise(account);
        await house?.service.seedAdmins(config.admins);
      };
      doors = await openDoors(config, { work, conversations, signer, drawing, log, arrived });
      return doors.map(({ chat }) => chat);
    },
  });
  const { close, ready, service: quiet } = house;
  const { ports } = house;
  closing.push(close, ...doors.map((door) => () => door.close()), () => cardsClosed(ports));
  // Refuses an old or foreign copy, and makes sure that there is something to recognise one by.
  await quiet.checkpoint({ tellAdmins: false });
  const beats = startBeats(quiet, log);
  closing.push(beats.stop);
  const service = wakeAfterLaunch(quiet, beats.wake);
  const unknownAdmins = await service.seedAdmins(config.admins);
  const isLocal = sandbox !== null || config.teams?.allowAnonymous === true;
  const web = await startWeb({
    port: config.port,
    host: isLocal ? '127.0.0.1' : '0.0.0.0',
    doors: {
      ...Object.fromEntries(doors.map((door) => [door.path, door.serve(service)])),
      ...personalPage(house, log, service),
      ...publicPages(house, log, service),
      ...(sandbox === null ? {} : { '/sandbox': sandbox }),
    },
    ready,
    home: sandbox === null ? null : '/sandbox',
  });
  closing.push(web.close, await openSocket({ ...house, service }), async () => web.drain());
  return { house, service, web, unknownAdmins };
}

/** A launched broadcast and a reminder are sent at once, not at the next beat. */
function wakeAfterLaunch(service: Service, wake: () => void): Service {
  return {
    ...service,
    async launchBroadcast(...given) {
      const answer = await service.launchBroadcast(...given);
      wake();
      return answer;
    },
    async remind(...given) {
      const answer = await service.remind(...given);
      wake();
      return answer;
    },
  };
}

function startBeats(service: Service, log: Log): { wake: () => void; stop: () => Promise<void> } {
  const deliver = startPump({ turn: async () => (await service.deliverDue()).nextInMs, log });
  const stops = [
    startHeartbeat({
      name: 'progress',
      pattern: EVERY_FIVE_SECONDS,
      log,
      run: async () => {
        deliver.wake();
        await service.showProgress();
      },
    }),
    startHeartbeat({
      name: 'checkpoint',
      pattern: DAILY,
      log,
      run: async () => {
        await service.checkpoint({ tellAdmins: true });
      },
    }),
  ];
  deliver.wake();
  return {
    wake: () => deliver.wake(),
    stop: async () => {
      await Promise.all(stops.map((stopBeat) => stopBeat()));
      await deliver.stop();
    },
  };
}

async function openSocket(house: House): Promise<() => Promise<void>> {
  if (house.storeKind === 'postgres') return async () => undefined;
  const desk = deskOf(house);
  const { log } = house.ports;
  return serveCommands(socketPath(house.config), (request) => perform(desk, request as Request), {
    log,
  });
}
