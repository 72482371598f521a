/** How each command gets what it needs: a running service, or the store opened for this one command. */
import { existsSync } from 'node:fs';
import { callService } from '../../adapters/disk/command-socket.ts';
import { type Config, readConfig } from '../config.ts';
import { copyStore } from './copy.ts';
import { doctor } from './doctor.ts';
import { deskOf, type House, NO_CHATS, socketPath, type Workshop } from './house.ts';
import { lintFile } from './lint.ts';
import type { Outcome, Request } from './outcome.ts';
import { perform } from './perform.ts';
import type { Runners } from './program.ts';
import { sandboxDirectory } from './sandbox.ts';
import { startService } from './start.ts';
import { runTour } from './tour.ts';

export function makeRunners(workshop: Workshop): Runners {
  const config = () => readConfig(workshop.env);
  const quiet = () => workshop.openLog({ level: 'warn' });
  const withHouse = async (work: (house: House) => Promise<Outcome>): Promise<Outcome> => {
    const house = await workshop.openHouse(whereRecordsAre(config()), {
      log: quiet(),
      openChats: NO_CHATS,
    });
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  };
  const performHere = async (request: Request): Promise<Outcome> => {
    const settings = config();
    const answered = settings.databaseUrl === null ? await ask(settings, request) : null;
    return answered ?? withHouse((house) => perform(deskOf(house), request));
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
    lintFile: async (options) => lintFile(options, config().baseUrl),
  };
}

/** The answer of the service that runs on these records, real or sandbox; null when none runs. */
async function ask(config: Config, request: Request): Promise<Outcome | null> {
  const answer =
    (await callService(socketPath(config), request)) ??
    (await callService(socketPath(inSandbox(config)), request));
  return answer as Outcome | null;
}

/** Somebody who has only ever tried the sandbox means the sandbox's records. */
function whereRecordsAre(config: Config): Config {
  const onlySandbox =
    config.databaseUrl === null &&
    !existsSync(`${config.dataDirectory}/store`) &&
    existsSync(`${inSandbox(config).dataDirectory}/store`);
  return onlySandbox ? inSandbox(config) : config;
}

function inSandbox(config: Config): Config {
  const dataDirectory = sandboxDirectory(config.dataDirectory);
  return { ...config, dataDirectory, keyFile: `${dataDirectory}/ledger-key.pem` };
}
