/** How each command gets what it needs: a running service, or the store opened for this one command. */
import { callService } from '../../adapters/disk/command-socket.ts';
import type { openLog } from '../../adapters/log/logger.ts';
import { type Environment, readConfig } from '../config.ts';
import { copyStore } from './copy.ts';
import { doctor } from './doctor.ts';
import { type House, type OpenHouse, socketPath } from './house.ts';
import type { Desk, Outcome, Request } from './outcome.ts';
import { perform } from './perform.ts';
import type { Runners } from './program.ts';
import { startService } from './start.ts';
import { runTour } from './tour.ts';

export interface Workshop {
  readonly openHouse: OpenHouse;
  readonly openLog: typeof openLog;
  readonly env: Environment;
}

export function makeRunners(workshop: Workshop): Runners {
  const config = () => readConfig(workshop.env);
  const quiet = () => workshop.openLog({ level: 'warn' });
  const withHouse = async (work: (house: House) => Promise<Outcome>): Promise<Outcome> => {
    const house = await workshop.openHouse(config(), { log: quiet(), chats: [] });
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  };
  const performHere = async (request: Request): Promise<Outcome> => {
    const settings = config();
    const answered =
      settings.databaseUrl === null ? await callService(socketPath(settings), request) : null;
    return answered === null
      ? withHouse((house) => perform(deskOf(house), request))
      : (answered as Outcome);
  };
  return {
    perform: performHere,
    start: () => startService(workshop),
    tour: (options) => runTour(workshop, options),
    migrate: () =>
      withHouse(async () => ({
        code: 0,
        json: { migrated: true },
        text: 'The database is at the version of this program.',
      })),
    copy: (options) => copyStore(workshop, options),
    doctor: () => doctor(workshop),
  };
}

export function deskOf(house: House): Desk {
  return {
    config: house.config,
    service: house.service,
    ledger: house.ports.ledger,
    views: house.ports.views,
    storeKind: house.storeKind,
    warnings: house.warnings,
    origin: house.ports.signer.origin,
  };
}
