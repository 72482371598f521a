/** Loads the whole program, opens its doors with or without Teams, and tells what came along. */
import { createRequire } from 'node:module';
import { openLog } from '../../adapters/log/logger.ts';
import { openDoors } from '../../src/command-line/chat-doors.ts';
import { makeRunners } from '../../src/command-line/runners.ts';
import { readConfig } from '../../src/config.ts';

const TEAMS = {
  TEAMS_APP_ID: '9d4e8c26-71af-4b0c-8e35-2f6a1c0b7d94',
  TEAMS_APP_PASSWORD: 'k9~vQ8ZpLw3rT5',
  TEAMS_TENANT_ID: '5f0c7a1e-3b52-4d61-9a0e-7c1d2b3a4f50',
};

const config = readConfig(process.argv[2] === 'teams' ? TEAMS : {});
const never = async (): Promise<never> => {
  throw new Error('Nothing is asked of the store here.');
};
makeRunners({ openHouse: never, openLog, env: {} });
await openDoors(config, {
  log: openLog({ level: 'silent' }),
  signer: {
    origin: 'rollcall.ledger/0',
    publicKey: new Uint8Array(32),
    sign: (bytes: Uint8Array) => bytes,
  },
  work: { firstSeen: never },
  conversations: { find: never, save: never, drop: never, all: never },
  arrived: never,
} as unknown as Parameters<typeof openDoors>[1]);

const { cache } = createRequire(import.meta.url);
const ofTeams = Object.keys(cache).filter((path) =>
  /node_modules.(?:@microsoft.teams-ai|@azure|botbuilder|botframework)/u.test(path),
);
process.stdout.write(JSON.stringify({ loaded: ofTeams.length }));
process.exit();
