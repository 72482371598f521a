/** How each command gets what it needs: a running service, or the store opened for this one command. */
import { callService } from '../../adapters/disk/command-socket.ts';
import { type Config, readConfig } from '../config.ts';
import { chatsFor } from './command-chats.ts';
import { copyStore } from './copy.ts';
import { doctor } from './doctor.ts';
import { deskOf, NO_CHATS, socketPath, type Workshop } from './house.ts';
import { lintFile } from './lint.ts';
import type { Outcome, Request } from './outcome.ts';
import { perform } from './perform.ts';
import type { Runners } from './program.ts';
import { startService } from './start.ts';
import { runTour } from './tour.ts';
import { requireRecords, saidOfSandbox, whoseRecords } from './whose-records.ts';

export function makeRunners(workshop: Workshop): Runners {
  const config = () => readConfig(workshop.env);
  /** On the records that are meant, and says so when they are the sandbox's. */
  const onRecords = async (work: (config: Config) => Promise<Outcome>): Promise<Outcome> => {
    const whose = whoseRecords(config());
    const outcome = await work(whose.config);
    return whose.isSandbox ? saidOfSandbox(outcome) : outcome;
  };
  return {
    perform: (request) =>
      onRecords(async (meant) => {
        requireRecords(meant, request);
        return (await askService(meant, request)) ?? performHere(workshop, meant, request);
      }),
    start: () => startService(workshop),
    tour: (options) => runTour(workshop, options),
    migrate: () => onRecords((meant) => migrate(workshop, meant)),
    copy: (options) => copyStore(workshop, options),
    doctor: () => doctor(workshop),
    lintFile: async (options) => lintFile(options, config().baseUrl),
  };
}

/** The answer of the service that runs on these records; null when none does. On Postgres each works for itself. */
async function askService(config: Config, request: Request): Promise<Outcome | null> {
  if (config.databaseUrl !== null) return null;
  return (await callService(socketPath(config), request)) as Outcome | null;
}

async function performHere(workshop: Workshop, config: Config, request: Request): Promise<Outcome> {
  const log = workshop.openLog({ level: 'warn' });
  const chats = chatsFor(request.command, config, log);
  const house = await workshop.openHouse(config, { log, openChats: chats.open });
  try {
    return chats.told(await perform(deskOf(house), request));
  } finally {
    try {
      await chats.close(house.ports);
    } finally {
      await house.close();
    }
  }
}

async function migrate(workshop: Workshop, config: Config): Promise<Outcome> {
  const log = workshop.openLog({ level: 'warn' });
  const house = await workshop.openHouse(config, { log, openChats: NO_CHATS });
  await house.close();
  return {
    code: 0,
    json: { migrated: true },
    text: 'The database is at the version of this program.',
  };
}
