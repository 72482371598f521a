/** `rollcall copy --to postgres://...`: moves the embedded store's records into Postgres and verifies them there. */
import { copyStore as copyInto } from '../../adapters/postgres/index.ts';
import { readConfig } from '../config.ts';
import { InvalidInputError } from '../errors.ts';
import { deskOf, NO_CHATS, type Workshop } from './house.ts';
import { type Options, type Outcome, option } from './outcome.ts';
import { perform } from './perform.ts';

export async function copyStore(workshop: Workshop, options: Options): Promise<Outcome> {
  const { DATABASE_URL: _ignored, ...env } = workshop.env;
  const config = readConfig(env);
  const databaseUrl = option(options, 'to');
  if (databaseUrl === null || !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new InvalidInputError('to', 'to must be a postgres:// address of an empty database.');
  }
  const { entries } = await copyInto({
    dataDirectory: `${config.dataDirectory}/store`,
    databaseUrl,
  });
  const log = workshop.openLog({ level: 'warn' });
  const house = await workshop.openHouse({ ...config, databaseUrl }, { log, openChats: NO_CHATS });
  try {
    const verified = await perform(deskOf(house), { command: 'verify', options: {} });
    const text = `${entries} entries were copied. In Postgres: ${verified.text} From now on start with DATABASE_URL set.`;
    return { code: verified.code, json: { entries, verification: verified.json }, text };
  } finally {
    await house.close();
  }
}
